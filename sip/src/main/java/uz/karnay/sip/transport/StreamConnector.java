package uz.karnay.sip.transport;

import java.net.InetSocketAddress;

/** Opens connections for one call loop. Confined to that loop. */
public interface StreamConnector {

    /**
     * Opens a connection, or hands out one that is open to the same place already, and reports to {@code listener} once,
     * never before this method has returned. An attempt ends by itself after a few seconds.
     *
     * @param host the name the peer has to prove under TLS; the address as text where none is known
     */
    void connect(Protocol protocol, InetSocketAddress remote, String host, Listener listener);

    /** Told on the call loop. */
    interface Listener {
        void onConnected(StreamPort port);

        void onConnectFailed(String reason);
    }

    /** For a stack without streams: every attempt fails, at once and within the call. */
    static StreamConnector none() {
        return (protocol, remote, host, listener) -> listener.onConnectFailed("no " + protocol + " here");
    }
}
