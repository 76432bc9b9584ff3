package uz.karnay.codec.resample;

import java.util.Arrays;
import uz.karnay.codec.signal.Pcm;

/** From a lower rate to a higher one: each branch of the filter makes one of the samples between two. */
final class Interpolator extends Resampler {

    private final LowPass filter;
    private final float[][] taps;
    private final int[] samples;
    private final float[] sums;
    private final int longest;

    Interpolator(int fromRate, int toRate) {
        super(fromRate, toRate);
        filter = LowPass.between(fromRate, toRate);
        longest = fromRate / 50;
        taps = new float[filter.phases()][];
        for (int phase = 0; phase < taps.length; phase++) {
            taps[phase] = filter.branch(phase, filter.phases());
        }
        samples = new int[filter.branchTaps() - 1 + longest];
        sums = new float[longest];
    }

    @Override
    public int resample(short[] in, int at, int count, short[] out, int outAt) {
        for (int done = 0; done < count; done += longest) {
            part(in, at + done, Math.min(longest, count - done), out, outAt + done * taps.length);
        }
        return count * taps.length;
    }

    private void part(short[] in, int at, int count, short[] out, int outAt) {
        int past = filter.branchTaps() - 1;
        for (int i = 0; i < count; i++) {
            samples[past + i] = in[at + i];
        }
        for (int phase = 0; phase < taps.length; phase++) {
            Arrays.fill(sums, 0, count, 0);
            PolyphaseSum.add(taps[phase], samples, sums, count);
            for (int i = 0; i < count; i++) {
                out[outAt + i * taps.length + phase] = Pcm.clamp(sums[i]);
            }
        }
        System.arraycopy(samples, count, samples, 0, past);
    }

    @Override
    public int delayMicros() {
        return filter.delayMicros();
    }

    @Override
    public void reset() {
        Arrays.fill(samples, 0);
    }
}
