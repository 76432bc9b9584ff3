package uz.karnay.rtp;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whom a stream is taken from and where its answer goes (symmetric RTP, RFC 4961): the signalled address first,
 * then the first admitted source that sends something valid, and from then on that source alone. Only signalling opens
 * it again, so nobody can take over a stream by sending into it. Confined to its media loop.
 */
public final class SourceLatch {

    private static final LatchPolicy CLOSED = new LatchPolicy.Exact();
    private static final int MAX_IN_FLIGHT = 50; // a second of voice

    private @Nullable InetSocketAddress signalled;
    private @Nullable InetSocketAddress destination;
    private @Nullable InetSocketAddress source;
    private LatchPolicy policy = CLOSED;

    private @Nullable InetSocketAddress reached;
    private @Nullable InetSocketAddress heard;
    private int inFlight;

    /**
     * Opens the latch for {@code peer}. When that is the peer of before, packets still go where it was last heard, until
     * it is heard elsewhere. When it is another, what still comes from the one of before does not close the latch.
     */
    public void signal(InetSocketAddress peer, LatchPolicy policy) {
        if (!peer.equals(signalled)) {
            signalled = peer;
            destination = isReachable(peer) ? peer : null;
        }
        if (isReachable(peer)) {
            inFlight = reached == null || peer.equals(reached) ? 0 : MAX_IN_FLIGHT;
            reached = peer;
        }
        this.policy = policy;
        source = null;
    }

    /** Whether a valid packet from {@code from} belongs to the stream; the first one that does closes the latch. */
    public boolean accepts(InetSocketAddress from) {
        InetSocketAddress latched = source;
        if (latched != null) {
            return from.equals(latched);
        }
        InetSocketAddress expected = signalled;
        if (expected == null || !policy.admits(expected, from)) {
            return false;
        }
        if (inFlight > 0 && from.equals(heard) && !from.equals(expected)) {
            inFlight--;
            return false;
        }
        source = from;
        heard = from;
        if (isReachable(expected)) {
            destination = from; // to the unspecified address nothing is sent: hold as RFC 3264 §8.4 tells of old
        }
        return true;
    }

    public boolean isSignalled() {
        return signalled != null;
    }

    public boolean isLatched() {
        return source != null;
    }

    /** Where packets of the other direction go; null while nobody said. */
    public @Nullable InetSocketAddress destination() {
        return destination;
    }

    /** The source that was heard. */
    public Optional<InetSocketAddress> source() {
        return Optional.ofNullable(source);
    }

    private static boolean isReachable(InetSocketAddress peer) {
        return !peer.isUnresolved() && !peer.getAddress().isAnyLocalAddress() && peer.getPort() != 0;
    }
}
