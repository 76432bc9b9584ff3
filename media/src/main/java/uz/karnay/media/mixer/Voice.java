package uz.karnay.media.mixer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uz.karnay.codec.resample.Resampler;
import uz.karnay.media.audio.AudioSource;

/**
 * What one source says in this tick, at every rate that someone listens at. It is read once and brought to each other rate
 * once, however many listen. Confined to its media loop.
 */
final class Voice {

    /** Filters ring on for less than this after the last sound. */
    private static final int RINGING_FRAMES = 1;

    private final AudioSource source;
    private final int ownRate;
    private final short[][] frames = new short[Rates.COUNT][];
    private final boolean[] current = new boolean[Rates.COUNT];
    private final @Nullable Resampler[] resamplers = new @Nullable Resampler[Rates.COUNT];
    private int silent = Integer.MAX_VALUE;

    Voice(AudioSource source) {
        this.source = source;
        this.ownRate = Rates.indexOf(source.rate());
        Arrays.setAll(frames, rate -> new short[rate == ownRate ? Rates.frameOf(rate) : 0]);
    }

    /** Takes the next 20 ms; false for silence. */
    boolean read() {
        Arrays.fill(current, false);
        if (source.read(own())) {
            silent = 0;
            return true;
        }
        if (silent == 0) {
            Arrays.fill(own(), (short) 0);
        }
        silent = Math.min(silent, Integer.MAX_VALUE - 1) + 1;
        return false;
    }

    /** Whether there is anything to add to a bus, be it the last of a filter. */
    boolean sounds() {
        return silent <= RINGING_FRAMES;
    }

    /** The frame at its own rate, which may be changed until it is asked for at others. */
    short[] own() {
        return frames[ownRate];
    }

    int ownRate() {
        return ownRate;
    }

    /** The frame at another rate; to be asked for in every tick in which it {@link #sounds}. */
    short[] at(int rate) {
        if (rate != ownRate && !current[rate]) {
            convertTo(rate);
            current[rate] = true;
        }
        return frames[rate];
    }

    private void convertTo(int rate) {
        Resampler resampler = resamplers[rate];
        if (resampler == null) {
            resampler = Resampler.between(Rates.perSecond(ownRate), Rates.perSecond(rate));
            resamplers[rate] = resampler;
            frames[rate] = new short[Rates.frameOf(rate)];
        }
        resampler.resample(own(), 0, own().length, frames[rate], 0);
    }

    /** Adds it to whatever is listened to. */
    void addTo(Bus[] buses) {
        for (int rate = 0; rate < Rates.COUNT; rate++) {
            if (buses[rate].isHeard()) {
                buses[rate].add(at(rate));
            }
        }
    }

    /** Forgets what came before, because nobody listened meanwhile. */
    void beginAnew() {
        for (Resampler resampler : resamplers) {
            if (resampler != null) {
                resampler.reset();
            }
        }
    }
}
