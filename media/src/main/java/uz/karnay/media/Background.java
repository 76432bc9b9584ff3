package uz.karnay.media;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import uz.karnay.codec.noise.ComfortNoise;
import uz.karnay.codec.noise.SilenceDescriptor;

/**
 * What is heard behind a peer whose speaker is silent, as its comfort noise packets describe it (RFC 3389). Confined to the
 * media loop.
 */
final class Background {

    private final int seed;
    private @Nullable ComfortNoise noise;
    private int rate;
    private boolean heard;

    /** @param seed any; peers that are mixed should differ */
    Background(int seed) {
        this.seed = seed;
    }

    /** The speaker is silent, and the background is like this; a payload without a level says nothing new of it. */
    void onDescribed(ByteBuffer payload, int sampleRate) {
        ComfortNoise open = noise;
        if (open == null || rate != sampleRate) {
            open = new ComfortNoise(sampleRate, seed);
            noise = open;
            rate = sampleRate;
        }
        SilenceDescriptor.parse(payload).ifPresent(open::describe);
        heard = true;
    }

    /** The speaker is heard again, and the noise is part of what is sent. */
    void onSpeech() {
        heard = false;
    }

    boolean isHeard() {
        return heard;
    }

    void read(short[] samples, int at, int count) {
        ComfortNoise open = noise;
        if (open != null) {
            open.read(samples, at, count);
        }
    }
}
