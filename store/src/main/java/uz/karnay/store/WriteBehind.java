package uz.karnay.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Clock;

/**
 * The thread that brings to the database what need not be waited for: a moment after something came, so that much of
 * it shares one transaction. While the database fails it tries again, ever more slowly, and says so.
 */
final class WriteBehind implements AutoCloseable {

    /** Work that waits for the database. */
    interface Chore {

        /** Whether anything waits. Any thread. */
        boolean isDue();

        /**
         * Does some of what waits. On the write-behind thread only; loses nothing when it fails.
         *
         * @return whether to go on at once with the rest, instead of gathering more
         */
        boolean run();
    }

    private static final Logger LOG = LoggerFactory.getLogger(WriteBehind.class);
    private static final long GATHER_NANOS = Duration.ofMillis(250).toNanos();
    private static final long LOOK_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);

    private final Clock clock = Clock.system();
    private final List<Chore> chores;
    private final Thread thread = new Thread(this::work, "karnay-store");
    private volatile boolean idle;
    private volatile boolean closing;
    private volatile @Nullable String trouble;

    WriteBehind(List<Chore> chores) {
        this.chores = List.copyOf(chores);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Says that something may wait. Any thread, never blocks. */
    void wake() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    /** Why the database takes nothing at present, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    private void work() {
        Duration retry = FIRST_RETRY;
        while (!closing) {
            rest();
            pause(GATHER_NANOS);
            if (runAll()) {
                retry = FIRST_RETRY;
            } else {
                pause(retry.toNanos());
                retry = retry.compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
            }
        }
        runAll();
    }

    private void rest() {
        idle = true;
        while (!closing && chores.stream().noneMatch(Chore::isDue)) {
            LockSupport.parkNanos(this, LOOK_NANOS); // what comes with time wakes nobody
        }
        idle = false;
    }

    private boolean runAll() {
        boolean done = true;
        for (Chore chore : chores) {
            done &= tryRun(chore);
        }
        if (done && trouble != null) {
            LOG.info("The database takes everything again");
            trouble = null;
        }
        return done;
    }

    /** Whatever goes wrong, what waits is kept and tried again, and health says why. */
    private boolean tryRun(Chore chore) {
        try {
            while (chore.isDue() && chore.run()) {
                // goes on while there is more
            }
            return true;
        } catch (RuntimeException e) {
            if (trouble == null) {
                LOG.error(
                        "{} It is tried again; calls go on, and their records wait in the journal", e.getMessage(), e);
            }
            trouble = String.valueOf(e.getMessage());
            return false;
        }
    }

    /** Wakes early only to close: what comes meanwhile is what is being gathered. */
    private void pause(long nanos) {
        long until = clock.nanos() + nanos;
        for (long left = nanos; left > 0 && !closing; left = until - clock.nanos()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /** Tries once more to do what waits, then ends. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
