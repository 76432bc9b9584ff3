package uz.karnay.rtp.event;

import java.nio.ByteBuffer;
import uz.karnay.rtp.RtpPacket;

/**
 * Hears the events of one receiving stream, each of them once: its beginning with the first packet that comes of it,
 * whichever that is, and its end with the first that says so, with the next event, or when nothing comes of it any more
 * (RFC 4733 §2.5.2). Confined to its media loop.
 *
 * <p>An event is known by its timestamp: the packets of one event share it. The segments of a long event, each of which
 * begins where the last one ended, are one event (§2.5.1.3).
 */
public final class EventReceiver {

    /** What is told of an event. */
    public interface Listener {

        /** The event {@code code} began, {@code durationNanos} ago as its sender counts. */
        void onBegin(int code, long durationNanos);

        /** The event ended, after it lasted so long. */
        void onEnd(int code, long durationNanos);
    }

    private static final long SILENCE_NANOS = 500_000_000;
    private static final int OLD = 1 << 30;

    private final Listener listener;
    private int clockRate;

    private boolean heard;
    private boolean lasting;
    private int ssrc;
    private int code;
    private int timestamp;
    private long earlier;
    private int duration;
    private long lastNanos;
    private int ssrcBefore;
    private int timestampBefore;

    private long events;
    private long cutShort;
    private long malformed;

    public EventReceiver(int clockRate, Listener listener) {
        this.clockRate = clockRate;
        this.listener = listener;
    }

    /** Counts durations by another clock from the next event on: 8000, 16000 or 48000. */
    public void countIn(int hertz) {
        if (hertz != clockRate) {
            finish();
            clockRate = hertz;
            heard = false;
        }
    }

    /** Takes a valid packet of the telephone-event payload type. */
    public void onPacket(ByteBuffer packet, long nowNanos) {
        if (!TelephoneEvent.isValid(packet)) {
            malformed++;
            return;
        }
        onTick(nowNanos);
        if (isOfThis(packet)) {
            goOn(packet, nowNanos);
        } else if (continuesInSegment(packet)) {
            earlier += duration;
            timestamp = RtpPacket.timestamp(packet);
            duration = 0;
            goOn(packet, nowNanos);
        } else if (isNew(packet)) {
            finish();
            begin(packet, nowNanos);
        }
    }

    private boolean isOfThis(ByteBuffer packet) {
        return heard && RtpPacket.ssrc(packet) == ssrc && RtpPacket.timestamp(packet) == timestamp;
    }

    /** Whether a long event goes on with this packet, which begins where the last one reached its longest duration. */
    private boolean continuesInSegment(ByteBuffer packet) {
        int step = RtpPacket.timestamp(packet) - timestamp;
        return lasting
                && RtpPacket.ssrc(packet) == ssrc
                && TelephoneEvent.code(packet) == code
                && step > TelephoneEvent.MAX_DURATION / 2
                && step <= duration + clockRate / 20;
    }

    /** A packet from before, which was overtaken, is not a new event. */
    private boolean isNew(ByteBuffer packet) {
        if (!heard) {
            return true;
        }
        int from = RtpPacket.ssrc(packet);
        int at = RtpPacket.timestamp(packet);
        boolean before = from == ssrcBefore && at == timestampBefore;
        return !before && (from != ssrc || at - timestamp > 0 || at - timestamp < -OLD);
    }

    private void begin(ByteBuffer packet, long nowNanos) {
        if (heard) {
            ssrcBefore = ssrc;
            timestampBefore = timestamp;
        }
        heard = true;
        lasting = true;
        ssrc = RtpPacket.ssrc(packet);
        code = TelephoneEvent.code(packet);
        timestamp = RtpPacket.timestamp(packet);
        earlier = 0;
        duration = TelephoneEvent.duration(packet);
        events++;
        listener.onBegin(code, nanos());
        goOn(packet, nowNanos);
    }

    private void goOn(ByteBuffer packet, long nowNanos) {
        if (lasting) {
            lastNanos = nowNanos;
            duration = Math.max(duration, TelephoneEvent.duration(packet));
            if (TelephoneEvent.isEnd(packet)) {
                end();
            }
        }
    }

    /** Ends an event of which nothing came any more; called now and then. */
    public void onTick(long nowNanos) {
        if (lasting && nowNanos - lastNanos > SILENCE_NANOS) {
            finish();
        }
    }

    private void finish() {
        if (lasting) {
            cutShort++;
            end();
        }
    }

    private void end() {
        lasting = false;
        listener.onEnd(code, nanos());
    }

    private long nanos() {
        return (earlier + duration) * 1_000_000_000 / clockRate;
    }

    /** Whether an event lasts now. */
    public boolean isLasting() {
        return lasting;
    }

    /** Events heard. */
    public long events() {
        return events;
    }

    /** Events whose end never came. */
    public long cutShort() {
        return cutShort;
    }

    /** Packets too short to hold an event. */
    public long malformed() {
        return malformed;
    }
}
