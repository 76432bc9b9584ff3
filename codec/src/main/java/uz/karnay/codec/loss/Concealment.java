package uz.karnay.codec.loss;

import java.util.Arrays;
import uz.karnay.codec.signal.Pcm;

/**
 * Conceals lost packets of codecs that cannot do so themselves, after the manner of ITU-T G.711 Appendix I: the last pitch
 * periods are said again, more of them the longer it lasts so that it does not buzz, fading from 10 ms on and silent
 * after 60 ms. Unlike there nothing is held back, so it adds no delay: the joint with what was already played is
 * smoothed behind it instead of before it. Allocates nothing after it was made. Confined to the loop of its stream.
 */
public final class Concealment {

    private static final int FADE_FROM_MILLIS = 10;
    private static final int SILENT_FROM_MILLIS = 60;

    private final int millisecond;
    private final Pitch pitch;
    private final Repetition repetition;
    private final float[] past;
    private final float[] part;

    /** Samples made up since the last good one, up to where silence begins. */
    private int lost;

    /** @param sampleRate 8000 or a multiple of it */
    public Concealment(int sampleRate) {
        millisecond = sampleRate / 1000;
        pitch = new Pitch(sampleRate);
        repetition = new Repetition(pitch.longest());
        past = new float[Math.max(pitch.reach(), repetition.reach())];
        part = new float[10 * millisecond];
    }

    /**
     * Takes note of samples that came. Right after a loss their first milliseconds, 10 at most, are blended in place with
     * what was made up before.
     */
    public void good(short[] samples, int at, int count) {
        if (lost > 0 && count > 0) {
            blend(samples, at, Math.min(count, overlapAfterLoss()));
            lost = 0;
        }
        remember(samples, at, count);
    }

    /** Writes {@code count} samples in place of lost ones. */
    public void conceal(short[] samples, int at, int count) {
        for (int done = 0; done < count; done += part.length) {
            int length = Math.min(part.length, count - done);
            makeUp(length);
            Pcm.toShorts(part, 0, samples, at + done, length);
            remember(samples, at + done, length);
        }
    }

    /** Forgets the past, for a stream that begins anew. */
    public void reset() {
        Arrays.fill(past, 0);
        lost = 0;
    }

    private void makeUp(int count) {
        if (lost == 0) {
            repetition.begin(past, past.length, pitch.find(past, past.length));
        }
        for (int i = 0; i < count; i++) {
            part[i] = lost < SILENT_FROM_MILLIS * millisecond ? nextSample() : 0;
        }
    }

    private float nextSample() {
        if (lost == FADE_FROM_MILLIS * millisecond || lost == 2 * FADE_FROM_MILLIS * millisecond) {
            repetition.lengthen();
        }
        int fadeLength = (SILENT_FROM_MILLIS - FADE_FROM_MILLIS) * millisecond;
        int faded = Math.max(0, lost - FADE_FROM_MILLIS * millisecond);
        lost++;
        return repetition.next() * (fadeLength - faded) / fadeLength;
    }

    /** A quarter of a pitch period and 4 ms for every 10 lost. */
    private int overlapAfterLoss() {
        return Math.min(part.length, repetition.overlap() + lost * 2 / 5);
    }

    private void blend(short[] samples, int at, int count) {
        makeUp(count);
        for (int i = 0; i < count; i++) {
            float weight = (i + 1) / (count + 1f);
            samples[at + i] = Pcm.clamp(part[i] + weight * (samples[at + i] - part[i]));
        }
    }

    private void remember(short[] samples, int at, int count) {
        int kept = Math.min(count, past.length);
        System.arraycopy(past, kept, past, 0, past.length - kept);
        Pcm.toFloats(samples, at + count - kept, past, past.length - kept, kept);
    }
}
