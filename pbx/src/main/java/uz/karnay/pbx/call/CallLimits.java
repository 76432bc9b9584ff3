package uz.karnay.pbx.call;

import java.time.Duration;

/**
 * What keeps calls from growing without bounds.
 *
 * @param liveCalls calls at the same time on all loops; emergency calls are exempt
 * @param longestCall after the answer
 * @param lineRingTime how long a number outside rings; RFC 3261 §16.6 step 11 asks for more than three minutes (timer C)
 * @param closing how long an ended call waits for its legs' figures before its record is written without them
 */
public record CallLimits(int liveCalls, Duration longestCall, Duration lineRingTime, Duration closing) {

    public static CallLimits defaults() {
        return new CallLimits(10_000, Duration.ofHours(12), Duration.ofSeconds(185), Duration.ofSeconds(5));
    }
}
