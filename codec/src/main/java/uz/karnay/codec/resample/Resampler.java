package uz.karnay.codec.resample;

/**
 * Turns one stream of samples into the same sound at another rate. Flat within 0.5 dB up to 3.4 kHz where one side is at
 * 8000, up to 7 kHz where one is at 16000; what would fold back is 50 dB down and more. Allocates nothing after it was
 * made. Confined to the loop of its stream.
 */
public abstract sealed class Resampler permits Interpolator, Decimator, SameRate {

    private final int fromRate;
    private final int toRate;

    Resampler(int fromRate, int toRate) {
        this.fromRate = fromRate;
        this.toRate = toRate;
    }

    /** A resampler between two of 8000, 16000 and 48000; between equal ones it copies. */
    public static Resampler between(int fromRate, int toRate) {
        if (fromRate == toRate) {
            return new SameRate(fromRate);
        }
        return fromRate < toRate ? new Interpolator(fromRate, toRate) : new Decimator(fromRate, toRate);
    }

    public final int fromRate() {
        return fromRate;
    }

    public final int toRate() {
        return toRate;
    }

    /**
     * Samples that come out for {@code count}: 20 ms for 20 ms.
     *
     * @param count a multiple of {@code fromRate / toRate}
     */
    public final int outputLength(int count) {
        return (int) ((long) count * toRate / fromRate);
    }

    /**
     * Converts the next samples of the stream.
     *
     * @param count any number, but a multiple of {@code fromRate / toRate}
     * @param out another array than {@code in}, with room for {@link #outputLength}
     * @return samples written
     */
    public abstract int resample(short[] in, int at, int count, short[] out, int outAt);

    /** How much later sound comes out than it went in; 2000 at most. */
    public abstract int delayMicros();

    /** Forgets the past, for a stream that begins anew. */
    public abstract void reset();
}
