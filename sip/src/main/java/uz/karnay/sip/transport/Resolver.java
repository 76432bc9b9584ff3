package uz.karnay.sip.transport;

import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of a host name. Confined to a call loop; the asking itself happens elsewhere. */
public interface Resolver {

    /**
     * Looks up A and AAAA records. Reports to {@code listener} once, on the call loop; at once and within the call for
     * an address in figures.
     */
    void resolve(String host, Listener listener);

    /** Told on the call loop. */
    interface Listener {
        /** In the order to try them; not empty. */
        void onResolved(List<InetAddress> addresses);

        void onUnresolved(String reason);
    }
}
