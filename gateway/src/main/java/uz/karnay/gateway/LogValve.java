package uz.karnay.gateway;

import java.util.function.LongConsumer;
import uz.karnay.loop.Clock;

/** Lets one line in ten seconds through, so that a stranger cannot fill the log. Confined to a loop. */
final class LogValve {

    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final Clock clock;
    private long openFromNanos;
    private long shut;

    LogValve(Clock clock) {
        this.clock = clock;
        this.openFromNanos = clock.nanos();
    }

    /** @param line told how many were kept back before it */
    void log(LongConsumer line) {
        long now = clock.nanos();
        if (now - openFromNanos < 0) {
            shut++;
            return;
        }
        openFromNanos = now + PAUSE_NANOS;
        line.accept(shut);
        shut = 0;
    }
}
