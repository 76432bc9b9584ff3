package uz.karnay.codec.signal;

/** What a sound's spectrum looks like in few numbers: its reflection coefficients, by the Levinson-Durbin recursion. */
public final class LinearPrediction {

    private LinearPrediction() {}

    /** Adds the autocorrelation of some samples, for lags 0 to {@code sums.length - 1}. */
    public static void addAutocorrelation(short[] samples, int at, int count, double[] sums) {
        for (int lag = 0; lag < sums.length && lag < count; lag++) {
            long sum = 0;
            for (int i = at + lag; i < at + count; i++) {
                sum += samples[i] * samples[i - lag];
            }
            sums[lag] += sum;
        }
    }

    /**
     * Reflection coefficients of the all-pole model with this autocorrelation; the first is positive when neighbouring
     * samples differ in sign more often than not.
     *
     * @param reflection as many as are wanted, at most one less than {@code correlation} has
     */
    public static void reflect(double[] correlation, float[] reflection) {
        int order = reflection.length;
        double[] predictor = new double[order + 1];
        double[] former = new double[order + 1];
        double error = correlation[0] * 1.0001 + 1; // a floor of noise keeps it stable
        for (int m = 1; m <= order; m++) {
            double sum = correlation[m];
            for (int i = 1; i < m; i++) {
                sum += predictor[i] * correlation[m - i];
            }
            double k = Math.max(-0.999, Math.min(0.999, -sum / error));
            System.arraycopy(predictor, 0, former, 0, m);
            for (int i = 1; i < m; i++) {
                predictor[i] = former[i] + k * former[m - i];
            }
            predictor[m] = k;
            error *= 1 - k * k;
            reflection[m - 1] = (float) k;
        }
    }
}
