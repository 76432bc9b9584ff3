package uz.karnay.acceptance.peer;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something that happens in another process. */
public final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(25);

    private Patience() {}

    /** @throws IllegalStateException when it has not happened within {@code limit} */
    public static void until(String what, Duration limit, BooleanSupplier happened) {
        long end = System.nanoTime() + limit.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "within " + limit.toSeconds() + " s it has not come to pass that " + what);
            }
            pause(PAUSE);
        }
    }

    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
