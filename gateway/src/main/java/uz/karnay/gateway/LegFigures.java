package uz.karnay.gateway;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.Hearing;
import uz.karnay.media.MediaStatistics;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Window;

/** Figures of the media engine as records keep them and people read them: no more digits than mean anything. */
final class LegFigures {

    private LegFigures() {}

    /** Of the whole call. */
    static MediaFigures of(MediaStatistics statistics) {
        return figures(statistics, Hearing::score);
    }

    /** Of a call that goes on, with the scores of the last ten seconds. */
    static MediaFigures now(MediaStatistics statistics) {
        return figures(statistics, Hearing::latestScore);
    }

    private static MediaFigures figures(MediaStatistics statistics, Function<Hearing, @Nullable Double> score) {
        long refused = statistics.dropped().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new MediaFigures(
                statistics.packetsReceived(),
                statistics.packetsSent(),
                Math.max(0, statistics.lost()),
                statistics.jitter().toNanos() / 1e6,
                refused,
                hearing(statistics.fromPeer(), score),
                hearing(statistics.toPeer(), score),
                millis(statistics.roundTrip()),
                List.of());
    }

    /** The last ten seconds of a leg. */
    static Window window(MediaFigures now, Duration untilNow) {
        return new Window(
                Math.toIntExact(untilNow.toSeconds()),
                now.fromPeer().score(),
                now.toPeer().score());
    }

    private static CallRecord.Hearing hearing(Hearing heard, Function<Hearing, @Nullable Double> score) {
        return new CallRecord.Hearing(
                hundredths(score.apply(heard)),
                hundredths(heard.worstScore()),
                hundredths(heard.lossPercent()),
                hundredths(heard.latePercent()),
                millis(heard.jitter()),
                millis(heard.delay()));
    }

    private static @Nullable Double hundredths(@Nullable Double value) {
        return value == null ? null : Double.valueOf(Math.round(value * 100) / 100.0);
    }

    private static @Nullable Double millis(@Nullable Duration duration) {
        return duration == null ? null : hundredths(duration.toNanos() / 1e6);
    }
}
