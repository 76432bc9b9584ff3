package uz.karnay.api.queue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import uz.karnay.pbx.queue.Figures;

/** What became of the callers of a queue. */
@Schema(name = "QueueFigures")
record FiguresView(
        @Schema(description = "Came in.") long offered,
        @Schema(description = "Were not let in.") long refused,
        long answered,

        @Schema(description = "Answered within the service level.")
        long inTime,

        @Schema(description = "Hung up while they waited.") long abandoned,

        @Schema(description = "Went on elsewhere while they waited.")
        long ledOn,

        @Schema(description = "Of those answered and abandoned, percent answered in time.")
        double serviceLevel,

        @Schema(description = "Seconds, of those answered.") double averageWait,
        @Schema(description = "Seconds.") double longestWait,

        @Schema(description = "Seconds that callers waited, all together.")
        double waited,

        @Schema(description = "Seconds.") double averageTalk,

        @Schema(description = "Seconds that agents talked, all together.")
        double talked,

        @Schema(description = "How often an agent rang in vain.")
        long notAnswered) {

    static FiguresView of(Figures figures) {
        return new FiguresView(
                figures.offered(),
                figures.refused(),
                figures.answered(),
                figures.inTime(),
                figures.abandoned(),
                figures.ledOn(),
                Math.round(figures.serviceLevelPercent() * 10) / 10.0,
                seconds(figures.averageWait()),
                seconds(figures.longestWait()),
                seconds(figures.waitedAnswered().plus(figures.waitedLost())),
                seconds(figures.averageTalk()),
                seconds(figures.talked()),
                figures.notAnswered());
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
