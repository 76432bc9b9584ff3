package uz.karnay.loop.virtual;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.Scripts;
import uz.karnay.loop.Timer;

/**
 * Time that passes only when told to, and the queue of all that is to happen in it. Loops made here share the queue,
 * so a whole world runs on the caller's thread, in one order that a seed decides and repeats. Not thread-safe.
 */
public final class VirtualTime implements Clock {

    /** Where every virtual world begins: a Monday, 09:00 in Tashkent. */
    public static final Instant BEGINNING = Instant.parse("2026-11-02T04:00:00Z");

    private final SeededEntropy entropy;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final LockStepScripts scripts = new LockStepScripts(this);
    private Runnable afterEach = () -> {};
    private long nanos;
    private long scheduled;

    public VirtualTime(long seed) {
        entropy = new SeededEntropy(seed);
    }

    /** A loop in this time, with entropy of its own. */
    public VirtualLoop loop(String name) {
        return new VirtualLoop(name, this, entropy.fork());
    }

    /** Scripts that run in this time, one step after the other. */
    public Scripts scripts() {
        return scripts;
    }

    /** How many scripts have begun and not ended: an invariant when all calls are over. */
    public int liveScripts() {
        return scripts.live();
    }

    /** Runs {@code check} after every event: the place for invariants. */
    public void afterEach(Runnable check) {
        afterEach = check;
    }

    /** Sets {@code task} for {@code delay} from now, outside any loop: the network, a script of the test. */
    public Timer after(Duration delay, Runnable task) {
        var event = new Event(nanos + Math.max(0, delay.toNanos()), scheduled++, task);
        events.add(event);
        return event;
    }

    /** Runs the next event, moving the clock to its moment; false when nothing is to happen. */
    public boolean step() {
        Event event = events.poll();
        if (event == null) {
            return false;
        }
        nanos = Math.max(nanos, event.atNanos);
        if (!event.cancelled) {
            event.cancelled = true;
            event.task.run();
            afterEach.run();
        }
        return true;
    }

    /** Runs all that happens within {@code duration}, and leaves the clock at its end. */
    public void advance(Duration duration) {
        long end = nanos + duration.toNanos();
        while (!events.isEmpty() && events.peek().atNanos <= end) {
            step();
        }
        nanos = Math.max(nanos, end);
    }

    /** Lets {@code duration} pass without anything happening: a task that takes its time. What became due comes late. */
    public void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    /** Runs what is due now, and what that makes due now; the clock stands still. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** How many events wait that nobody cancelled. */
    public long pending() {
        return events.stream().filter(event -> !event.cancelled).count();
    }

    /** The root of this world's chance. */
    public Entropy entropy() {
        return entropy;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return BEGINNING.plusNanos(nanos);
    }

    private static final class Event implements Timer, Comparable<Event> {
        private final long atNanos;
        private final long order;
        private final Runnable task;
        private boolean cancelled;

        Event(long atNanos, long order, Runnable task) {
            this.atNanos = atNanos;
            this.order = order;
            this.task = task;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
