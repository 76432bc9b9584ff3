package uz.karnay.rtp.jitter;

import java.time.Duration;

/** What is counted for {@link JitterFigures}, which say what each is. */
final class JitterCounts {

    long played;
    long lost;
    long late;
    long duplicate;
    long reordered;
    long overflow;
    long refused;
    long skipped;
    long stretched;
    long underruns;
    long restarts;

    JitterFigures figures(long delayNanos) {
        return new JitterFigures(
                played,
                lost,
                late,
                duplicate,
                reordered,
                overflow,
                refused,
                skipped,
                stretched,
                underruns,
                restarts,
                Duration.ofNanos(delayNanos));
    }
}
