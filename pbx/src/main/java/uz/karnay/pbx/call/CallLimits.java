package uz.karnay.pbx.call;

import java.time.Duration;

/**
 * What keeps calls from growing without bounds.
 *
 * @param liveCalls calls at the same time on all loops; emergency calls are exempt
 * @param longestCall after the answer
 * @param lineRingTime how long a number outside rings; RFC 3261 §16.6 step 11 asks for more than three minutes (timer C)
 * @param lineSilence how long a line may keep silent, without even a 100, while another one is left to try, or when it is
 *     known to be out of order
 * @param closing how long an ended call waits for its legs' figures before its record is written without them
 */
public record CallLimits(
        int liveCalls, Duration longestCall, Duration lineRingTime, Duration lineSilence, Duration closing) {

    public CallLimits {
        if (liveCalls < 1) {
            throw new IllegalArgumentException("max-calls must be positive: " + liveCalls);
        }
        if (lineSilence.compareTo(Duration.ofSeconds(1)) < 0 || lineSilence.compareTo(Duration.ofSeconds(32)) > 0) {
            throw new IllegalArgumentException("trunk-silence must be 1 s to 32 s: " + lineSilence);
        }
    }

    public CallLimits withLineSilence(Duration silence) {
        return new CallLimits(liveCalls, longestCall, lineRingTime, silence, closing);
    }

    public static CallLimits defaults() {
        return new CallLimits(
                10_000, Duration.ofHours(12), Duration.ofSeconds(185), Duration.ofSeconds(4), Duration.ofSeconds(5));
    }
}
