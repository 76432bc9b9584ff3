package uz.karnay.codec.resample;

import java.util.Arrays;
import uz.karnay.codec.signal.Pcm;

/** From a higher rate to a lower one: every n-th sample goes to the same branch of the filter, and the branches are added. */
final class Decimator extends Resampler {

    private final LowPass filter;
    private final float[][] taps;
    private final int[][] samples;
    private final float[] sums;
    private final int longest;

    Decimator(int fromRate, int toRate) {
        super(fromRate, toRate);
        filter = LowPass.between(toRate, fromRate);
        longest = toRate / 50;
        taps = new float[filter.phases()][];
        for (int phase = 0; phase < taps.length; phase++) {
            taps[phase] = filter.branch(filter.phases() - 1 - phase, 1);
        }
        samples = new int[filter.phases()][filter.branchTaps() - 1 + longest];
        sums = new float[longest];
    }

    @Override
    public int resample(short[] in, int at, int count, short[] out, int outAt) {
        if (count % taps.length != 0) {
            throw new IllegalArgumentException(count + " samples are no multiple of " + taps.length);
        }
        int results = count / taps.length;
        for (int done = 0; done < results; done += longest) {
            part(in, at + done * taps.length, Math.min(longest, results - done), out, outAt + done);
        }
        return results;
    }

    private void part(short[] in, int at, int count, short[] out, int outAt) {
        Arrays.fill(sums, 0, count, 0);
        for (int phase = 0; phase < taps.length; phase++) {
            branch(taps[phase], samples[phase], in, at + phase, count);
        }
        Pcm.toShorts(sums, 0, out, outAt, count);
    }

    private void branch(float[] taps, int[] samples, short[] in, int at, int count) {
        int past = taps.length - 1;
        int step = filter.phases();
        for (int i = 0; i < count; i++) {
            samples[past + i] = in[at + i * step];
        }
        PolyphaseSum.add(taps, samples, sums, count);
        System.arraycopy(samples, count, samples, 0, past);
    }

    @Override
    public int delayMicros() {
        return filter.delayMicros();
    }

    @Override
    public void reset() {
        for (int[] branch : samples) {
            Arrays.fill(branch, 0);
        }
    }
}
