package uz.karnay.media.player;

import java.util.Arrays;

/**
 * Turns a whole piece of sound of any rate into another rate: a windowed sinc of {@value #REACH} zero crossings to either
 * side, computed for each sample. Good and slow; for what is converted once.
 */
final class RateConverter {

    private static final int REACH = 16;

    private RateConverter() {}

    static short[] convert(short[] samples, int count, int from, int to) {
        if (from == to) {
            return Arrays.copyOf(samples, count);
        }
        short[] out = new short[Math.toIntExact((long) count * to / from)];
        double cutoff = Math.min(1.0, 0.95 * to / from);
        int reach = (int) Math.ceil(REACH / cutoff);
        for (int i = 0; i < out.length; i++) {
            double centre = (double) i * from / to;
            out[i] = sample(samples, count, centre, cutoff, reach);
        }
        return out;
    }

    private static short sample(short[] samples, int count, double centre, double cutoff, int reach) {
        int first = Math.max(0, (int) Math.ceil(centre) - reach);
        int last = Math.min(count - 1, (int) Math.floor(centre) + reach);
        double sum = 0;
        for (int k = first; k <= last; k++) {
            sum += samples[k] * kernel(k - centre, cutoff, reach);
        }
        return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** The ideal low pass, faded out by Blackman's window. */
    private static double kernel(double distance, double cutoff, int reach) {
        double turn = Math.PI * distance / reach;
        double window = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
        double x = Math.PI * distance * cutoff;
        double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
        return cutoff * sinc * window;
    }
}
