package uz.karnay.media;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uz.karnay.codec.echo.EchoCanceller;
import uz.karnay.codec.level.GainControl;
import uz.karnay.codec.level.NoiseSuppressor;
import uz.karnay.codec.resample.Resampler;
import uz.karnay.media.audio.Ticks;

/**
 * Cleans what one peer says: the echo of what it is sent first, then noise, then loudness. Adds 10 ms of delay for each of
 * the first two. Works at 8 and 16 kHz and leaves other rates as they are. Confined to the media loop.
 */
final class VoiceCleaner {

    /** From what is sent to its echo: the way to the line and back, the jitter buffer, and the line's own. */
    private static final int TAIL_MILLIS = 240;

    /** Frames that were said and not yet compared with what came; more would only be an older echo. */
    private static final int MAX_WAITING = 3;

    private final Cleaning cleaning;
    private final short[][] said = new short[MAX_WAITING][];
    private int waiting;
    private int saidRate;
    private int rate;
    private short[] reference = {};
    private @Nullable Resampler resampler;
    private @Nullable EchoCanceller echo;
    private @Nullable NoiseSuppressor noise;
    private @Nullable GainControl gain;

    VoiceCleaner(Cleaning cleaning) {
        this.cleaning = cleaning;
    }

    Cleaning cleaning() {
        return cleaning;
    }

    /** The peer is sent this frame of 20 ms; frames in which nothing is said are left out. */
    void onSaid(short[] frame) {
        if (!cleaning.echo()) {
            return;
        }
        int frameRate = frame.length * Ticks.PER_SECOND;
        if (frameRate != saidRate) {
            saidRate = frameRate;
            waiting = 0;
            resampler = null;
            Arrays.setAll(said, _ -> new short[frame.length]);
        }
        if (waiting == MAX_WAITING) {
            drop();
        }
        System.arraycopy(frame, 0, said[waiting++], 0, frame.length);
    }

    /** The oldest goes, and its room is used again. */
    private void drop() {
        short[] oldest = said[0];
        System.arraycopy(said, 1, said, 0, MAX_WAITING - 1);
        said[MAX_WAITING - 1] = oldest;
        waiting--;
    }

    /** Cleans a frame of 20 ms in place. */
    void clean(short[] heard) {
        int frameRate = heard.length * Ticks.PER_SECOND;
        if (frameRate > Cleaning.HIGHEST_RATE) {
            return;
        }
        if (frameRate != rate) {
            begin(frameRate);
        }
        if (echo != null) {
            takeReference();
            echo.cancel(reference, 0, heard, 0, heard.length);
        }
        if (noise != null) {
            noise.suppress(heard, 0, heard.length);
        }
        if (gain != null) {
            gain.adjust(heard, 0, heard.length);
        }
    }

    private void begin(int sampleRate) {
        rate = sampleRate;
        resampler = null;
        reference = new short[sampleRate / Ticks.PER_SECOND];
        echo = cleaning.echo() ? new EchoCanceller(sampleRate, TAIL_MILLIS) : null;
        noise = cleaning.noise() ? new NoiseSuppressor(sampleRate) : null;
        gain = cleaning.gain() ? new GainControl(sampleRate) : null;
    }

    private void takeReference() {
        if (waiting == 0) {
            Arrays.fill(reference, (short) 0);
        } else if (saidRate == rate) {
            System.arraycopy(said[0], 0, reference, 0, reference.length);
            drop();
        } else {
            if (resampler == null) {
                resampler = Resampler.between(saidRate, rate);
            }
            resampler.resample(said[0], 0, said[0].length, reference, 0);
            drop();
        }
    }
}
