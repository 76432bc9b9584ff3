package uz.karnay.net;

import java.time.Duration;
import uz.karnay.loop.Clock;

/**
 * Keeps a busy poller to one round in so many milliseconds, so that one wake-up serves all that came meanwhile. An idle
 * one is not held up: its first packet goes at once. Confined to the poller's loop.
 */
public final class Rounds {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Clock clock;
    private final long roundNanos;
    private long beganNanos;
    private long count;
    private boolean busy;

    public Rounds(Clock clock, Duration round) {
        this.clock = clock;
        this.roundNanos = round.toNanos();
    }

    /** What is left of the running round, though not more than {@code maxWaitNanos}; 0 when nothing is. */
    public long pauseNanos(long maxWaitNanos) {
        if (!busy) {
            return 0;
        }
        long rest = roundNanos - (clock.nanos() - beganNanos);
        return Math.max(0, Math.min(rest, maxWaitNanos));
    }

    /** A round begins: its wait is over. */
    public void begin(boolean hasWork) {
        count++;
        busy = hasWork;
        if (hasWork) {
            beganNanos = clock.nanos();
        }
    }

    public long count() {
        return count;
    }

    /** The whole milliseconds that a system call may wait, at least one; -1 for ever. */
    public static int millis(long maxWaitNanos) {
        return maxWaitNanos == Long.MAX_VALUE
                ? -1
                : (int) Math.min(Integer.MAX_VALUE, (maxWaitNanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
}
