package uz.karnay.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.audio.Ticks;
import uz.karnay.rtp.RtpSender;
import uz.karnay.rtp.event.EventSender;

/**
 * Keys pressed towards a peer in the middle of relayed sound, which makes way for as long as one is down (RFC 4733
 * §2.5.1.1). Confined to the media loop.
 */
final class PressedKeys {

    private static final int ROOM_BYTES = 128; // an event, sealed

    private final MediaLoop media;
    private final MediaStream to;
    private final EventSender keys;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(ROOM_BYTES);
    private int payloadType;
    private Ticks.@Nullable Beat beat;

    PressedKeys(MediaLoop media, MediaStream to, RtpSender sender) {
        this.media = media;
        this.to = to;
        this.keys = new EventSender(sender);
    }

    void press(int code, Duration length, int eventType) {
        payloadType = eventType;
        if (keys.press(code, length) && beat == null) {
            beat = media.ticks().join(Ticks.Turn.SPEAK, this::onTick);
        }
    }

    boolean areDown() {
        return beat != null;
    }

    private void onTick() {
        packet.clear();
        if (keys.next(packet, payloadType, to.nanos())) {
            to.send(packet);
        }
        if (!keys.isBusy()) {
            close();
        }
    }

    void close() {
        Ticks.Beat open = beat;
        if (open != null) {
            beat = null;
            open.close();
        }
    }
}
