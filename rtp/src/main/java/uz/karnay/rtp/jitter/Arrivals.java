package uz.karnay.rtp.jitter;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import uz.karnay.rtp.RtpPacket;

/**
 * Finds the place of each arriving packet in the one line of its stream: its number, its moment by the sender's clock, and
 * how long packets are. A packet that goes on from nothing is held until a second goes on from it (RFC 3550 A.1), so that
 * nothing of a new source is lost, and a single packet of a stranger changes nothing.
 */
final class Arrivals {

    /** Takes the packets whose place is known. */
    interface Shelf {
        void onPacket(ByteBuffer packet, long sequence, long timestamp, long nowNanos);
    }

    private static final int MAX_STEP_MILLIS = 120;
    private static final int HEADER_ROOM = 548;

    private final Shelf shelf;
    private final JitterCounts counts;
    private final Continuity continuity = new Continuity();
    private int rate;
    private boolean begun;
    private long step;
    private long newest;
    private long newestTimestamp;
    private @Nullable ByteBuffer doubtful;
    private long doubtfulNanos;

    Arrivals(int clockRate, Shelf shelf, JitterCounts counts) {
        this.shelf = shelf;
        this.counts = counts;
        begin(clockRate);
    }

    /** Forgets what was, and counts by this clock. */
    void begin(int clockRate) {
        rate = clockRate;
        step = clockRate / 50;
        begun = false;
    }

    void put(ByteBuffer packet, long nowNanos) {
        if (RtpPacket.payloadBytes(packet) > Slot.MAX_BYTES || packet.remaining() > Slot.MAX_BYTES + HEADER_ROOM) {
            counts.refused++;
        } else if (!begun) {
            begun = true;
            continuity.restart(packet, step, rate, nowNanos);
            newest = continuity.sequence(packet);
            newestTimestamp = continuity.timestamp(packet);
            accept(packet, nowNanos);
        } else if (continuity.continues(packet)) {
            accept(packet, nowNanos);
        } else {
            onDoubtful(packet, nowNanos);
        }
    }

    private void onDoubtful(ByteBuffer packet, long nowNanos) {
        ByteBuffer before = doubtful;
        if (before != null && before.hasRemaining() && follows(before, packet)) {
            counts.restarts++;
            continuity.restart(before, step, rate, doubtfulNanos);
            accept(before, doubtfulNanos);
            before.position(before.limit());
            accept(packet, nowNanos);
        } else {
            hold(packet, nowNanos);
        }
    }

    private static boolean follows(ByteBuffer before, ByteBuffer packet) {
        return RtpPacket.ssrc(packet) == RtpPacket.ssrc(before)
                && (short) (RtpPacket.sequence(packet) - RtpPacket.sequence(before)) == 1;
    }

    private void hold(ByteBuffer packet, long nowNanos) {
        ByteBuffer room = doubtful;
        if (room == null) {
            room = ByteBuffer.allocate(Slot.MAX_BYTES + HEADER_ROOM);
            doubtful = room;
        } else if (room.hasRemaining()) {
            counts.refused++;
        }
        room.clear().put(0, packet, packet.position(), packet.remaining()).limit(packet.remaining());
        doubtfulNanos = nowNanos;
    }

    private void accept(ByteBuffer packet, long nowNanos) {
        if (continuity.leads(packet)) {
            lead(packet, nowNanos);
        } else if (!continuity.isPlausible(packet, rate, nowNanos)) {
            counts.refused++;
            return;
        }
        long sequence = continuity.sequence(packet);
        long timestamp = continuity.timestamp(packet);
        measureStep(sequence, timestamp);
        shelf.onPacket(packet, sequence, timestamp, nowNanos);
    }

    private void lead(ByteBuffer packet, long nowNanos) {
        boolean plausible = continuity.isPlausible(packet, rate, nowNanos);
        long timestamp = plausible ? continuity.timestamp(packet) : continuity.follow(step, rate, nowNanos);
        counts.restarts += plausible ? 0 : 1;
        continuity.onSequence(packet);
        continuity.onTimestamp(packet, timestamp, nowNanos);
    }

    /** The length of packets, from two that follow each other; a silence between them is no length. */
    private void measureStep(long sequence, long timestamp) {
        long between = timestamp - newestTimestamp;
        if (sequence == newest + 1 && between > 0 && between <= (long) rate * MAX_STEP_MILLIS / 1000) {
            step = between;
        }
        if (sequence > newest) {
            newest = sequence;
            newestTimestamp = timestamp;
        }
    }

    /** Whether a packet that has no moment of its own goes on from the others. */
    boolean continues(ByteBuffer packet) {
        return begun && continuity.continues(packet);
    }

    /** The number of such a packet. */
    long sequence(ByteBuffer packet) {
        long sequence = continuity.sequence(packet);
        continuity.onSequence(packet);
        return sequence;
    }

    /** How long packets are, in samples of the clock rate. */
    long step() {
        return step;
    }

    /** The highest number of a packet to be played. */
    long newest() {
        return newest;
    }
}
