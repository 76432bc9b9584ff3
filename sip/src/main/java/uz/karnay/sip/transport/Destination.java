package uz.karnay.sip.transport;

import java.net.InetSocketAddress;

/** Where a request is to go. */
public sealed interface Destination {

    /** Wherever its first Route or else its Request-URI leads (RFC 3261 §8.1.2). */
    record ByUri() implements Destination {}

    /**
     * A next hop that was found before.
     *
     * @param host the name it was found under, for TLS; else its address as text
     */
    record At(Protocol protocol, InetSocketAddress address, String host) implements Destination {}

    /** The way a message from there came. */
    record Over(Flow flow) implements Destination {}

    static Destination byUri() {
        return BY_URI;
    }

    static Destination udp(InetSocketAddress address) {
        return new At(Protocol.UDP, address, address.getHostString());
    }

    static Destination over(Flow flow) {
        return new Over(flow);
    }

    Destination BY_URI = new ByUri();
}
