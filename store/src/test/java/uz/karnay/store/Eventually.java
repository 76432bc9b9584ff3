package uz.karnay.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do, not longer than ten seconds. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Eventually() {}

    public static void is(BooleanSupplier expected) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!expected.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("did not come true within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }
}
