package uz.karnay.rtp;

import java.nio.ByteBuffer;
import uz.karnay.loop.Entropy;

/**
 * Stamps the packets of one sending stream: one count of sequence numbers and one line of timestamps, however often what
 * is said, its codec or its speaker changes. Timestamps go on by the samples sent and by the samples kept silent. Confined
 * to its media loop.
 */
public final class RtpSender {

    private static final byte VERSION_2 = (byte) 0x80;
    private static final int MARKER = 0x80;

    private final Entropy entropy;
    private int ssrc;
    private int sequence;
    private int timestamp;
    private int clockRate;
    private boolean spurt = true;

    private long packets;
    private long payloadBytes;
    private int stampedTimestamp;
    private long stampedNanos;

    /** Draws source, first number and first timestamp (RFC 3550 §5.1: unpredictable). */
    public RtpSender(Entropy entropy, int clockRate) {
        long bits = entropy.nextLong();
        this.entropy = entropy;
        this.ssrc = (int) bits;
        this.timestamp = (int) (bits >>> 32);
        this.sequence = entropy.below(1 << 15); // far from its wrap: RFC 3711 §3.3.1 asks it of those who encrypt
        this.clockRate = clockRate;
    }

    /**
     * Counts by another clock from now on, and as another source: timestamps of two clocks in one would tell receivers
     * and their reports nonsense (RFC 7160 §4.1). Numbers and timestamps go on.
     */
    public void countIn(int hertz) {
        if (hertz != clockRate) {
            clockRate = hertz;
            ssrc = (int) entropy.nextLong();
            packets = 0; // RFC 3550 §6.4.1: a sender that changes its source begins its counts anew
            payloadBytes = 0;
        }
    }

    /**
     * Writes the header of a packet of sound at its position; the payload stands {@link RtpPacket#HEADER_BYTES} behind.
     * The first one after a silence gets the marker (RFC 3551 §4.1).
     *
     * @param samples what the payload holds, by the clock rate
     */
    public void stamp(ByteBuffer packet, int payloadType, int samples, long nowNanos) {
        write(packet, payloadType, spurt, timestamp);
        count(packet, timestamp, nowNanos);
        spurt = false;
        timestamp += samples;
    }

    /**
     * Writes the header of a packet that has a moment of its own, such as a telephone-event, which keeps the timestamp
     * of its beginning (RFC 4733 §2.2.1). The timestamps of sound do not move: {@link #skip} moves them.
     */
    public void stampAt(ByteBuffer packet, int payloadType, boolean marker, int at, long nowNanos) {
        write(packet, payloadType, marker, at);
        count(packet, at, nowNanos);
    }

    /** Lets time pass with nothing said: the next packet of sound begins a talk spurt. */
    public void pause(int samples) {
        skip(samples);
        spurt = true;
    }

    /** Lets time pass in which something else than sound was sent. */
    public void skip(int samples) {
        timestamp += samples;
    }

    private void write(ByteBuffer packet, int payloadType, boolean marker, int at) {
        int from = packet.position();
        packet.put(from, VERSION_2)
                .put(from + 1, (byte) ((marker ? MARKER : 0) | payloadType))
                .putShort(from + 2, (short) sequence)
                .putInt(from + 4, at)
                .putInt(from + 8, ssrc);
        sequence = sequence + 1 & 0xffff;
    }

    private void count(ByteBuffer packet, int at, long nowNanos) {
        packets++;
        payloadBytes += packet.remaining() - RtpPacket.HEADER_BYTES;
        stampedTimestamp = at;
        stampedNanos = nowNanos;
    }

    public int ssrc() {
        return ssrc;
    }

    /** What the next packet of sound is stamped with. */
    public int timestamp() {
        return timestamp;
    }

    /** What the next packet is numbered, 0 to 65535. */
    public int sequence() {
        return sequence;
    }

    public int clockRate() {
        return clockRate;
    }

    public long packets() {
        return packets;
    }

    /** Octets of payload, as a sender report counts them (RFC 3550 §6.4.1). */
    public long payloadBytes() {
        return payloadBytes;
    }

    /** When the last packet was stamped; 0 before the first. */
    public long stampedNanos() {
        return stampedNanos;
    }

    /** The moment {@code nowNanos} by the timestamps of this stream, for a sender report. */
    public int timestampAt(long nowNanos) {
        return stampedTimestamp + (int) ((nowNanos - stampedNanos) / 1000 * clockRate / 1_000_000);
    }
}
