package uz.karnay.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;

/** From where media may come, besides the address that was signalled. */
public sealed interface LatchPolicy {

    /** Whether a stream signalled for {@code signalled} may come from {@code source}. */
    boolean admits(InetSocketAddress signalled, InetSocketAddress source);

    /** The signalled address and port, and nothing else. */
    record Exact() implements LatchPolicy {
        @Override
        public boolean admits(InetSocketAddress signalled, InetSocketAddress source) {
            return source.equals(signalled);
        }
    }

    /**
     * The host that was signalled, or the one that signalling comes from, on any port: a phone behind a NAT writes its
     * private address into the SDP, and its media come from where its SIP comes from.
     */
    record Symmetric(InetAddress signallingSource) implements LatchPolicy {
        @Override
        public boolean admits(InetSocketAddress signalled, InetSocketAddress source) {
            return Objects.equals(source.getAddress(), signalled.getAddress())
                    || source.getAddress().equals(signallingSource);
        }
    }

    /** The host that was signalled, on any port. */
    record SameHost() implements LatchPolicy {
        @Override
        public boolean admits(InetSocketAddress signalled, InetSocketAddress source) {
            return Objects.equals(source.getAddress(), signalled.getAddress());
        }
    }

    /** Anyone, first come: for a peer whose media and signalling leave through different addresses of a NAT. */
    record Anyone() implements LatchPolicy {
        @Override
        public boolean admits(InetSocketAddress signalled, InetSocketAddress source) {
            return true;
        }
    }
}
