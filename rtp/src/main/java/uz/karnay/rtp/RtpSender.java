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
    private static final int MAX_JUMP = 3000; // as RFC 3550 A.1: beyond it a source began anew

    private final Entropy entropy;
    private int ssrc;
    private int sequence;
    private int timestamp;
    private int clockRate;
    private boolean spurt = true;

    private boolean forwarding;
    private int forwardedSsrc;
    private int sequenceShift;
    private int timestampShift;

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

    private RtpSender(Entropy entropy, int ssrc, int sequence, int timestamp, int clockRate, long nowNanos) {
        this.entropy = entropy;
        this.ssrc = ssrc;
        this.sequence = sequence;
        this.timestamp = timestamp;
        this.clockRate = clockRate;
        this.stampedTimestamp = timestamp;
        this.stampedNanos = nowNanos;
    }

    /**
     * Goes on where another source was heard last, in its name: for a peer that was relayed the packets of somebody else.
     *
     * @param sequence of its last packet
     * @param timestamp of its last packet
     * @param atNanos when that came
     */
    public static RtpSender following(
            Entropy entropy, int ssrc, int sequence, int timestamp, int clockRate, long atNanos) {
        return new RtpSender(entropy, ssrc, sequence + 1 & 0xffff, timestamp, clockRate, atNanos);
    }

    /** Lets the time pass that did since the last packet, with nothing said. */
    public void resume(long nowNanos) {
        int now = timestampAt(nowNanos);
        if (stampedNanos != 0 && now - timestamp > 0) {
            timestamp = now;
            spurt = true;
        }
    }

    /**
     * Gives a packet of another source its place in this stream; what follows it, in its order or not, keeps its distance
     * to it. Whenever that source begins to count anew, it is placed anew.
     */
    public void forward(ByteBuffer packet, long nowNanos) {
        int from = RtpPacket.sequence(packet);
        if (!forwarding || RtpPacket.ssrc(packet) != forwardedSsrc || !isNear(from)) {
            place(packet, nowNanos);
        }
        int number = from + sequenceShift & 0xffff;
        int at = RtpPacket.timestamp(packet) + timestampShift;
        int start = packet.position();
        packet.putShort(start + 2, (short) number).putInt(start + 4, at).putInt(start + 8, ssrc);
        if ((short) (number - sequence) >= 0) {
            sequence = number + 1 & 0xffff;
            timestamp = at;
        }
        count(packet, at, nowNanos);
    }

    private boolean isNear(int from) {
        return Math.abs((short) (from + sequenceShift - sequence)) < MAX_JUMP;
    }

    private void place(ByteBuffer packet, long nowNanos) {
        resume(nowNanos);
        forwarding = true;
        forwardedSsrc = RtpPacket.ssrc(packet);
        sequenceShift = sequence - RtpPacket.sequence(packet);
        timestampShift = timestamp - RtpPacket.timestamp(packet);
        RtpPacket.mark(packet);
        spurt = false;
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
        forwarding = false;
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
        forwarding = false;
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
