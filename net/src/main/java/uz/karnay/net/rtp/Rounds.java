package uz.karnay.net.rtp;

import java.util.concurrent.locks.LockSupport;
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

    /** Sleeps out the rest of the running millisecond, but not beyond {@code maxWaitNanos}. */
    void pause(long maxWaitNanos) {
        if (busy) {
            long rest = ROUND_NANOS - (clock.nanos() - beganNanos);
            if (rest > 0) {
                LockSupport.parkNanos(Math.min(rest, maxWaitNanos));
            }
        }
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
