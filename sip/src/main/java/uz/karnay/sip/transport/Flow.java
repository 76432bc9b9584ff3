package uz.karnay.sip.transport;

import java.net.InetSocketAddress;

/**
 * The way a message came, or goes: our socket and the other end. A request sent over the flow of a registration
 * reaches a phone behind NAT (RFC 3581 §5, RFC 5626 §3). Immutable.
 */
public sealed interface Flow {

    Protocol protocol();

    InetSocketAddress remote();

    /** Our own address as the other end sees it: what stands in Via and Contact. */
    InetSocketAddress sentBy();

    default boolean isReliable() {
        return protocol().isReliable();
    }

    record Datagrams(DatagramPort port, InetSocketAddress remote) implements Flow {
        @Override
        public Protocol protocol() {
            return Protocol.UDP;
        }

        @Override
        public InetSocketAddress sentBy() {
            return port.sentBy(remote);
        }
    }

    record Stream(StreamPort port) implements Flow {
        @Override
        public Protocol protocol() {
            return port.protocol();
        }

        @Override
        public InetSocketAddress remote() {
            return port.remoteAddress();
        }

        @Override
        public InetSocketAddress sentBy() {
            return port.sentBy();
        }
    }
}
