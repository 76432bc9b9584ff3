package uz.karnay.loop;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One thread's worth of order: tasks and timers run one after the other, never two at once. State that is confined to
 * a loop needs no lock; its entry points begin with {@code assert loop.isCurrent()}.
 */
public interface EventLoop extends Executor {

    /** For logs and thread dumps, such as {@code call-0}. */
    String name();

    /** Whether the caller runs on this loop. */
    boolean isCurrent();

    /**
     * Runs {@code task} on this loop, after what was posted before. Any thread.
     *
     * @throws RejectedExecutionException when the queue is full: a fault, since a producer that may be shed uses
     *     {@link #offer}
     */
    @Override
    void execute(Runnable task);

    /** Like {@link #execute}, for work that may be shed under load: false, and counted, when the queue is full. */
    boolean offer(Runnable task);

    /** Runs {@code task} once {@code delay} has passed, to the millisecond, never early. Confined to this loop. */
    Timer after(Duration delay, Runnable task);

    Clock clock();

    Entropy entropy();
}
