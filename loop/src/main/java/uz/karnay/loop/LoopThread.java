package uz.karnay.loop;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An event loop on a platform thread of its own. One round runs the due timers, then the posted tasks, then waits in
 * its {@link Poller} for whatever comes first: a ready socket, a task, the next timer.
 *
 * <p>A task that throws is a fault of the program: it is handed to {@code faults}, and the loop goes on.
 */
public final class LoopThread implements EventLoop, AutoCloseable {

    /** More tasks than this are never waiting in a healthy loop; beyond it {@link #offer} sheds. */
    public static final int QUEUE_CAPACITY = 1 << 16;

    private static final int TASKS_PER_ROUND = 1024;

    private final String name;
    private final Clock clock;
    private final Entropy entropy;
    private final Poller poller;
    private final UncaughtExceptionHandler faults;
    private final MpscQueue<Runnable> tasks = new MpscQueue<>(QUEUE_CAPACITY);
    private final AtomicLong shed = new AtomicLong();
    private final TimerWheel timers;
    private final Thread thread;
    private volatile boolean waiting;
    private volatile boolean closing;

    public LoopThread(String name, Clock clock, Entropy entropy, Poller poller, UncaughtExceptionHandler faults) {
        this.name = name;
        this.clock = clock;
        this.entropy = entropy;
        this.poller = poller;
        this.faults = faults;
        this.timers = new TimerWheel(nowMillis());
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    public LoopThread start() {
        thread.start();
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void execute(Runnable task) {
        if (!offer(task)) {
            throw new RejectedExecutionException("the queue of " + name + " is full");
        }
    }

    @Override
    public boolean offer(Runnable task) {
        if (!tasks.offer(task)) {
            shed.incrementAndGet();
            return false;
        }
        if (waiting && !isCurrent()) {
            waiting = false; // one wake-up serves all who post until the loop has come round
            poller.wakeUp();
        }
        return true;
    }

    /** How many tasks {@link #offer} turned away since the start. Any thread. */
    public long shed() {
        return shed.get();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        assert isCurrent()
                : "a timer of " + name + " is set from "
                        + Thread.currentThread().getName();
        // Rounded up twice, the delay and the running millisecond, so that no timer is early.
        long delayMillis = (delay.toNanos() + 999_999) / 1_000_000;
        return timers.set(nowMillis() + delayMillis + 1, task);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Entropy entropy() {
        return entropy;
    }

    /** Runs what is posted already, then ends the thread and closes the poller; waits for both. Not on this loop. */
    @Override
    public void close() {
        closing = true;
        poller.wakeUp();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            round();
        }
        runTasks();
        poller.close();
    }

    private void round() {
        try {
            timers.advance(nowMillis(), this::runGuarded);
            runTasks();
            waiting = true;
            long patience = tasks.isEmpty() && !closing ? untilNextTimer() : 0;
            poller.poll(patience);
        } catch (RuntimeException | AssertionError e) {
            faults.uncaughtException(thread, e);
        } finally {
            waiting = false;
        }
    }

    private long untilNextTimer() {
        long millis = timers.untilNext(nowMillis());
        return millis > Integer.MAX_VALUE ? Long.MAX_VALUE : millis * 1_000_000;
    }

    private void runTasks() {
        for (int i = 0; i < TASKS_PER_ROUND; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            runGuarded(task);
        }
    }

    private void runGuarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | AssertionError e) {
            faults.uncaughtException(thread, e);
        }
    }

    private long nowMillis() {
        return clock.nanos() / 1_000_000;
    }
}
