package uz.karnay.rtp.quality;

import java.time.Duration;

/**
 * How one direction fared over a whole call, for its record.
 *
 * @param score the mean opinion score, each packet counted alike; 0 when there was no voice
 * @param worstScore of the worst window
 * @param lossPercent of all packets
 * @param delay from mouth to ear, on average
 * @param windows of 10 s with voice
 * @param poorWindows those in which many listeners are dissatisfied: below {@link #POOR_SCORE}
 */
public record CallQuality(
        double score, double worstScore, double lossPercent, Duration delay, int windows, int poorWindows) {

    /** Below it many are dissatisfied (G.107 Annex B: R of 70). */
    public static final double POOR_SCORE = 3.6;

    public static final CallQuality NONE = new CallQuality(0, 0, 0, Duration.ZERO, 0, 0);
}
