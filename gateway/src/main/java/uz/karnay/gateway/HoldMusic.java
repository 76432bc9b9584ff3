package uz.karnay.gateway;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.MediaEngine;
import uz.karnay.media.audio.AudioSource;
import uz.karnay.media.player.Playback;
import uz.karnay.sdp.Codec;

/** What somebody hears who was put on hold. Any thread, never blocks. */
@FunctionalInterface
public interface HoldMusic {

    /** Silence. */
    HoldMusic NONE = rate -> Optional.empty();

    /**
     * For one listener.
     *
     * @param rate samples a second: 8000, 16000 or 48000
     * @return empty while there is no music
     */
    Optional<AudioSource> source(int rate);

    /** Plays it to an endpoint, in place of whoever that hears; false when there is none. On the call loop. */
    default boolean plays(MediaEngine engine, MediaEndpoint listener, @Nullable Codec voice) {
        Optional<AudioSource> music = source(rate(voice));
        music.ifPresent(
                source -> engine.attach(listener, new Playback(engine.media().ticks(), source)));
        return music.isPresent();
    }

    /** The rate that sounds for a codec are wanted at. */
    static int rate(@Nullable Codec voice) {
        if (voice != null && voice.matches(Codec.G722)) {
            return 16_000;
        }
        return voice != null && voice.clockRate() == 48_000 ? 48_000 : 8000;
    }
}
