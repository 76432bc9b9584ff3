package uz.karnay.loop;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for tasks only: the poller of a loop without sockets. */
public final class ParkPoller implements Poller {

    private final Semaphore wakeUps = new Semaphore(0);

    @Override
    public int poll(long maxWaitNanos) {
        try {
            if (wakeUps.tryAcquire(maxWaitNanos, TimeUnit.NANOSECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    @Override
    public void wakeUp() {
        wakeUps.release();
    }

    @Override
    public boolean isActive() {
        return false;
    }

    @Override
    public void close() {
        wakeUp();
    }
}
