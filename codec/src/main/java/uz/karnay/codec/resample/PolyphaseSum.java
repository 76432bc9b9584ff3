package uz.karnay.codec.resample;

/** The inner loop of both directions. */
final class PolyphaseSum {

    private PolyphaseSum() {}

    /** Filters {@code count} samples, tap by tap and not sample by sample, because that becomes vector code. */
    static void add(float[] taps, float[] samples, float[] sums, int count) {
        for (int tap = 0; tap < taps.length; tap++) {
            float weight = taps[tap];
            for (int i = 0; i < count; i++) {
                sums[i] += weight * samples[tap + i];
            }
        }
    }
}
