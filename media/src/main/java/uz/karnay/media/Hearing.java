package uz.karnay.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the sound of one direction is heard: from the peer to us, as we count it, or from us to the peer, as it reports.
 * What is not known is null.
 *
 * @param score mean opinion score of all windows of 10 s until now, 1 to 4.5 (ITU-T G.107); null without a known codec,
 *     without voice, or without reports
 * @param latestScore of the last window with voice
 * @param worstScore of the worst window
 * @param lossPercent packets not heard, those too late to be played included
 * @param latePercent packets that came and were not played; null where nothing is played here
 * @param delay from mouth to ear, as far as known: half a round trip on either side, the buffer, the codec
 */
public record Hearing(
        @Nullable Double score,
        @Nullable Double latestScore,
        @Nullable Double worstScore,
        @Nullable Double lossPercent,
        @Nullable Double latePercent,
        @Nullable Duration jitter,
        @Nullable Duration delay) {

    public static final Hearing UNKNOWN = new Hearing(null, null, null, null, null, null, null);
}
