package uz.karnay.net.rtp;

import uz.karnay.loop.Clock;

/** Keeps a busy poller to one round in a millisecond. An idle one is not held up, so its first packet goes at once. */
final class Rounds {

    private static final long ROUND_NANOS = 1_000_000;

    private final Clock clock;
    private long beganNanos;
    private long count;
    private boolean busy;

    Rounds(Clock clock) {
        this.clock = clock;
    }

    /** What is left of the running millisecond, though not more than {@code maxWaitNanos}; 0 when nothing is. */
    long pauseNanos(long maxWaitNanos) {
        if (!busy) {
            return 0;
        }
        long rest = ROUND_NANOS - (clock.nanos() - beganNanos);
        return Math.max(0, Math.min(rest, maxWaitNanos));
    }

    /** A round begins: its wait is over. */
    void begin(boolean hasWork) {
        count++;
        busy = hasWork;
        if (hasWork) {
            beganNanos = clock.nanos();
        }
    }

    long count() {
        return count;
    }

    /** The whole milliseconds that a system call may wait, at least one; -1 for ever. */
    static int millis(long maxWaitNanos) {
        return maxWaitNanos == Long.MAX_VALUE
                ? -1
                : (int) Math.min(Integer.MAX_VALUE, (maxWaitNanos + ROUND_NANOS - 1) / ROUND_NANOS);
    }
}
