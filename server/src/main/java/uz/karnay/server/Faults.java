package uz.karnay.server;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.HealthSource;
import uz.karnay.pbx.call.CallFaults;
import uz.karnay.pbx.record.CallId;

/**
 * Hears of faults of the program: tasks of a loop and events of a call that threw. Each is counted; at most one a second is written down
 * with its stack, since whoever found out how to cause one could fill the disk. Any thread.
 */
final class Faults implements UncaughtExceptionHandler, CallFaults, HealthSource {

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
        onFault(thread.getName() + ", which goes on", fault);
    }

    /** A fault that ended a call, and only that. */
    @Override
    public void onFault(CallId call, Throwable fault) {
        onFault("call " + call.value() + ", which ended", fault);
    }

    /** A script that is no call's any more. */
    void onScript(String name, Throwable fault) {
        onFault(name, fault);
    }

    private void onFault(String where, Throwable fault) {
        long number = count.incrementAndGet();
        long now = clock.nanos();
        long until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + PAUSE_NANOS)) {
            LOG.error("fault {} of the program in {}", number, where, fault);
        }
    }

    long count() {
        return count.get();
    }

    @Override
    public String name() {
        return "faults";
    }

    /** A fault is never normal, yet what it hit was ended and everything else goes on: up, with the number told. */
    @Override
    public Health health() {
        long number = count.get();
        return new Health(true, number == 0 ? "none" : number + " since the start; see the log");
    }
}
