package uz.karnay.sip.transport;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * An open connection that carries SIP. All call loops share it, so every method may be called from any thread; two
 * references are the same connection when they are the same object.
 */
public interface StreamPort {

    Protocol protocol();

    InetSocketAddress remoteAddress();

    /** The local address with the port on which we accept connections: what stands in Via and Contact. */
    InetSocketAddress sentBy();

    /**
     * Queues one whole message; the buffer is the caller's again on return.
     *
     * @return false when the connection is closed or its queue is full
     */
    boolean send(ByteBuffer message);

    /** Ends the connection once what is queued has left. */
    void close();
}
