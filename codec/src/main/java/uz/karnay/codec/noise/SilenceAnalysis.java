package uz.karnay.codec.noise;

import uz.karnay.codec.signal.LinearPrediction;

/**
 * Describes the background of a stream, from frames in which nobody speaks. Weighs the last half second most. Confined
 * to the loop of its stream.
 */
public final class SilenceAnalysis {

    private static final double KEPT = 0.96;

    private final double[] correlation;
    private double samples;

    /** @param order coefficients of the descriptors, 0 to {@link SilenceDescriptor#MOST_COEFFICIENTS} */
    public SilenceAnalysis(int order) {
        if (order < 0 || order > SilenceDescriptor.MOST_COEFFICIENTS) {
            throw new IllegalArgumentException("order " + order);
        }
        correlation = new double[order + 1];
    }

    /** Takes a frame of background. */
    public void observe(short[] frame, int at, int count) {
        for (int lag = 0; lag < correlation.length; lag++) {
            correlation[lag] *= KEPT;
        }
        LinearPrediction.addAutocorrelation(frame, at, count, correlation);
        samples = samples * KEPT + count;
    }

    /** The background so far; the quietest before the first frame. */
    public SilenceDescriptor describe() {
        float[] reflection = new float[correlation.length - 1];
        LinearPrediction.reflect(correlation, reflection);
        return SilenceDescriptor.of(level(), reflection);
    }

    private int level() {
        double power = samples == 0 ? 0 : correlation[0] / samples;
        if (power < 1e-3) {
            return SilenceDescriptor.QUIETEST;
        }
        return (int) Math.round(Math.max(0, Math.min(126, -10 * Math.log10(power / (32768.0 * 32768.0)))));
    }
}
