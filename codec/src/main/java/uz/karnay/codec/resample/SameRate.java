package uz.karnay.codec.resample;

/** No change at all, for callers that would rather not ask whether there is one. */
final class SameRate extends Resampler {

    SameRate(int rate) {
        super(rate, rate);
        LowPass.checkRate(rate);
    }

    @Override
    public int resample(short[] in, int at, int count, short[] out, int outAt) {
        System.arraycopy(in, at, out, outAt, count);
        return count;
    }

    @Override
    public int delayMicros() {
        return 0;
    }

    @Override
    public void reset() {}
}
