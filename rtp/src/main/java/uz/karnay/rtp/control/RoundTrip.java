package uz.karnay.rtp.control;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import uz.karnay.rtp.RtcpPacket;

/**
 * The way to one peer and back, from the sender reports that went to it and the blocks in which it names them (RFC 3550
 * §6.4.1), whoever wrote those reports: a relay learns it from what it passes on. Nothing is allocated. Confined to its
 * media loop.
 */
public final class RoundTrip {

    private static final int KEPT = 4; // what crosses a report on its way names the one before
    private static final long MAX_NANOS = 30_000_000_000L;

    private final int[] references = new int[KEPT];
    private final long[] sentNanos = new long[KEPT];
    private int next;
    private long lastNanos = -1;

    /** A valid compound goes to the peer, not sealed yet. */
    public void onSent(ByteBuffer packet, long nowNanos) {
        int reference = RtcpPacket.reference(packet);
        if (reference != 0) {
            references[next] = reference;
            sentNanos[next] = nowNanos;
            next = (next + 1) % KEPT;
        }
    }

    /** The peer names a report of those, in the block at {@code block}. */
    public void onBlock(ByteBuffer packet, int block, long nowNanos) {
        int named = RtcpPacket.lastReport(packet, block);
        for (int i = 0; named != 0 && i < KEPT; i++) {
            if (references[i] == named) {
                long held = NtpTime.nanos(RtcpPacket.sinceLastReport(packet, block));
                learn(nowNanos - sentNanos[i] - held);
                return;
            }
        }
    }

    private void learn(long nanos) {
        if (nanos <= MAX_NANOS) {
            lastNanos = Math.max(0, nanos);
        }
    }

    /** As last measured; empty before. */
    public OptionalLong nanos() {
        return lastNanos < 0 ? OptionalLong.empty() : OptionalLong.of(lastNanos);
    }
}
