package uz.karnay.rtp.jitter;

import java.nio.ByteBuffer;
import uz.karnay.rtp.RtpPacket;

/**
 * Counts the sequence numbers and timestamps of a stream on beyond 16 and 32 bits, and across its restarts: whatever
 * another source or a restarted sender begins with, follows what was before by the time that passed.
 */
final class Continuity {

    private static final int MAX_DROPOUT = 3000; // RFC 3550 A.1
    private static final int MAX_MISORDER = 100;
    private static final long MAX_BEHIND_SECONDS = 12; // a hundred packets of 120 ms
    private static final long MAX_AHEAD_NANOS = 1_000_000_000;

    private int ssrc;
    private long sequence;
    private int rawSequence;
    private long timestamp;
    private int rawTimestamp;
    private long timestampSequence;
    private long arrivalNanos;

    /** Lets {@code packet} follow whatever was before, {@code step} of its timestamps later or more. */
    void restart(ByteBuffer packet, long step, int rate, long nowNanos) {
        ssrc = RtpPacket.ssrc(packet);
        sequence++;
        rawSequence = RtpPacket.sequence(packet);
        onTimestamp(packet, follow(step, rate, nowNanos), nowNanos);
    }

    /** Whether the packet goes on from the last one, by its source and number (RFC 3550 A.1). */
    boolean continues(ByteBuffer packet) {
        int ahead = ahead(packet);
        return RtpPacket.ssrc(packet) == ssrc && ahead < MAX_DROPOUT && ahead > -MAX_MISORDER;
    }

    private int ahead(ByteBuffer packet) {
        return (short) (RtpPacket.sequence(packet) - rawSequence);
    }

    /** The number of a packet that goes on. */
    long sequence(ByteBuffer packet) {
        return sequence + ahead(packet);
    }

    /** Takes the number of a packet that goes on into account. */
    void onSequence(ByteBuffer packet) {
        int ahead = ahead(packet);
        if (ahead > 0) {
            sequence += ahead;
            rawSequence = RtpPacket.sequence(packet);
        }
    }

    /** Whether a packet that goes on is newer than all of which the timestamp was taken. */
    boolean leads(ByteBuffer packet) {
        return sequence(packet) > timestampSequence;
    }

    /** The timestamp of a packet that goes on. */
    long timestamp(ByteBuffer packet) {
        return timestamp + (RtpPacket.timestamp(packet) - rawTimestamp);
    }

    /** Whether number and timestamp of a packet that goes on belong together. */
    boolean isPlausible(ByteBuffer packet, int rate, long nowNanos) {
        long step = timestamp(packet) - timestamp;
        if (!leads(packet)) {
            return step <= 0 && step > -MAX_BEHIND_SECONDS * rate;
        }
        long aheadNanos = step * 1_000_000 / rate * 1000 - (nowNanos - arrivalNanos);
        return step >= 0 && aheadNanos <= MAX_AHEAD_NANOS;
    }

    /** The timestamp that fits a packet which came {@code nowNanos}, at least {@code step} after the last one. */
    long follow(long step, int rate, long nowNanos) {
        long passed = (nowNanos - arrivalNanos) / 1000 * rate / 1_000_000;
        return timestamp + Math.max(step, passed);
    }

    /** Goes on to a packet whose number was taken into account, and says what its timestamp counts as. */
    void onTimestamp(ByteBuffer packet, long at, long nowNanos) {
        timestamp = at;
        rawTimestamp = RtpPacket.timestamp(packet);
        timestampSequence = sequence(packet);
        arrivalNanos = nowNanos;
    }
}
