package uz.karnay.rtp.event;

import java.nio.ByteBuffer;
import java.time.Duration;
import uz.karnay.rtp.RtpPacket;
import uz.karnay.rtp.RtpSender;

/**
 * Sends keys in place of sound, one after another: a packet every 20 ms while a key is down, all with the timestamp of
 * its beginning and the first with the marker, and the last one three times (RFC 4733 §2.5.1.2, §2.5.1.4). Confined to its media loop.
 *
 * <p>The loop asks {@link #next} once in every 20 ms, and sends sound only when that has nothing; between two keys
 * nothing is sent.
 */
public final class EventSender {

    /** What a receiver is sure to take for two keys (ITU-T Q.24: 40 ms of tone, 40 ms of pause). */
    public static final Duration LEAST_KEY = Duration.ofMillis(40);

    public static final Duration MOST_KEY = Duration.ofSeconds(5);

    /** Keys that wait their turn, at most. */
    public static final int MAX_WAITING = 64;

    private static final int PACKETS_A_SECOND = 50;
    private static final int PAUSE_PACKETS = 2;
    private static final int END_PACKETS = 3;
    private static final int VOLUME = 10; // -10 dBm0

    private final RtpSender sender;
    private final byte[] codes = new byte[MAX_WAITING];
    private final int[] lengths = new int[MAX_WAITING]; // in packets
    private int first;
    private int waiting;

    private boolean sending;
    private boolean marked;
    private int timestamp;
    private int duration; // of the segment
    private int ticks; // of the whole key
    private int endsLeft;
    private int pauseLeft;

    public EventSender(RtpSender sender) {
        this.sender = sender;
    }

    /**
     * Lets a key follow those that wait.
     *
     * @param code 0 to {@link TelephoneEvent#LAST_KEY}
     * @param length how long it is down; brought between {@link #LEAST_KEY} and {@link #MOST_KEY}
     * @return false when too many wait
     */
    public boolean press(int code, Duration length) {
        if (waiting == MAX_WAITING || !TelephoneEvent.isKey(code)) {
            return false;
        }
        int last = (first + waiting++) % MAX_WAITING;
        codes[last] = (byte) code;
        lengths[last] = (int) Math.clamp(length.toMillis(), LEAST_KEY.toMillis(), MOST_KEY.toMillis())
                * PACKETS_A_SECOND
                / 1000;
        return true;
    }

    /** Whether the next 20 ms belong to a key or to the pause behind it, and not to sound. */
    public boolean isBusy() {
        return waiting > 0 || pauseLeft > 0;
    }

    /**
     * Writes the packet for the next 20 ms, if there is one. It is called once in 20 ms while {@link #isBusy()}; the
     * timestamps of sound go on meanwhile.
     *
     * @param packet with room for a header and {@link TelephoneEvent#PAYLOAD_BYTES}; its limit is set behind them
     * @return whether there is something to send
     */
    public boolean next(ByteBuffer packet, int payloadType, long nowNanos) {
        boolean sends = waiting > 0 && pauseLeft == 0;
        if (sends) {
            send(packet, payloadType, nowNanos);
        } else if (pauseLeft > 0) {
            pauseLeft--;
        }
        sender.pause(step());
        return sends;
    }

    private void send(ByteBuffer packet, int payloadType, long nowNanos) {
        if (!sending) {
            begin();
        }
        if (ticks < lengths[first]) {
            ticks++;
            goOn();
        }
        boolean end = ticks == lengths[first];
        write(packet, payloadType, end, nowNanos);
        if (end && --endsLeft == 0) {
            sending = false;
            first = (first + 1) % MAX_WAITING;
            waiting--;
            pauseLeft = PAUSE_PACKETS;
        }
    }

    private void begin() {
        sending = true;
        marked = false;
        timestamp = sender.timestamp();
        ticks = 0;
        duration = 0;
        endsLeft = END_PACKETS;
    }

    /** An event longer than its field goes on in a segment that begins where the last one ended (§2.5.1.3). */
    private void goOn() {
        if (duration + step() > TelephoneEvent.MAX_DURATION) {
            timestamp += duration;
            duration = 0;
        }
        duration += step();
    }

    private void write(ByteBuffer packet, int payloadType, boolean end, long nowNanos) {
        int from = packet.position();
        packet.limit(from + RtpPacket.HEADER_BYTES + TelephoneEvent.PAYLOAD_BYTES);
        TelephoneEvent.write(packet, from + RtpPacket.HEADER_BYTES, codes[first], end, VOLUME, duration);
        sender.stampAt(packet, payloadType, !marked, timestamp, nowNanos);
        marked = true;
    }

    private int step() {
        return sender.clockRate() / PACKETS_A_SECOND;
    }

    /** Forgets the keys that wait; the one that is down goes on to its end. */
    public void clear() {
        waiting = sending ? 1 : 0;
    }
}
