package uz.karnay.server;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Clock;

/**
 * Hears of faults of the program: tasks of a loop that threw. Each is counted; at most one a second is written down
 * with its stack, since whoever found out how to cause one could fill the disk. Any thread.
 */
final class Faults implements UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Clock clock;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong quietUntil;

    Faults(Clock clock) {
        this.clock = clock;
        this.quietUntil = new AtomicLong(clock.nanos());
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        long number = count.incrementAndGet();
        long now = clock.nanos();
        long until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + PAUSE_NANOS)) {
            LOG.error("fault {} of the program on {}, which goes on", number, thread.getName(), fault);
        }
    }

    long count() {
        return count.get();
    }
}
