package uz.karnay.codec.resample;

/** The inner loop of both directions. */
final class PolyphaseSum {

    private PolyphaseSum() {}

    /**
     * Adds what the filter makes of {@code count} samples, tap by tap and not sample by sample: that loop becomes vector
     * code, as long as samples and sums are of different types, so that the compiler knows them for different arrays.
     */
    static void add(float[] taps, int[] samples, float[] sums, int count) {
        for (int tap = 0; tap < taps.length; tap++) {
            addTap(taps[tap], samples, tap, sums, count);
        }
    }

    private static void addTap(float weight, int[] samples, int at, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += weight * samples[at + i];
        }
    }
}
