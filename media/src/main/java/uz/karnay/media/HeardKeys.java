package uz.karnay.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import uz.karnay.rtp.RtpPacket;
import uz.karnay.rtp.event.EventReceiver;
import uz.karnay.rtp.event.TelephoneEvent;

/** The keys that a peer presses, as its telephone-events tell (RFC 4733). Confined to the media loop. */
final class HeardKeys implements PacketObserver {

    /** What is told of a key. */
    interface Listener {

        /** It goes down. */
        void onDigit(char digit);

        /** It is up again, after so long. */
        void onReleased(int code, Duration length);
    }

    private final Listener listener;
    private final EventReceiver events;
    private Map<Integer, Integer> clockRates = Map.of();

    HeardKeys(Listener listener) {
        this.listener = listener;
        this.events = new EventReceiver(8000, new EventReceiver.Listener() {
            @Override
            public void onBegin(int code, long durationNanos) {
                if (TelephoneEvent.isKey(code)) {
                    HeardKeys.this.listener.onDigit(TelephoneEvent.key(code));
                }
            }

            @Override
            public void onEnd(int code, long durationNanos) {
                if (TelephoneEvent.isKey(code)) {
                    HeardKeys.this.listener.onReleased(code, Duration.ofNanos(durationNanos));
                }
            }
        });
    }

    /** @param agreed clock rates by payload type */
    void agree(Map<Integer, Integer> agreed) {
        clockRates = agreed;
    }

    /** Reads a valid packet of the peer, if it is of keys; it stays as it is. */
    @Override
    public boolean onPacket(ByteBuffer packet, long nowNanos) {
        Integer clockRate = clockRates.get(RtpPacket.payloadType(packet));
        if (clockRate == null) {
            return false;
        }
        events.countIn(clockRate);
        events.onPacket(packet, nowNanos);
        return true;
    }

    /** Ends a key whose end was lost; called now and then. */
    void onTick(long nowNanos) {
        events.onTick(nowNanos);
    }
}
