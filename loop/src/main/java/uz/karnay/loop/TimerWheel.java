package uz.karnay.loop;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Timers in four wheels of 256 slots: milliseconds, quarter seconds, minutes and hours. Setting and cancelling cost
 * the same however many wait; a timer far away moves down a wheel each time its slot comes up. Confined to its loop.
 */
final class TimerWheel {

    private static final int BITS = 8;
    private static final int SLOTS = 1 << BITS;
    private static final int WHEELS = 4;
    private static final Runnable ANCHOR = () -> {};
    private static final long HORIZON = (1L << BITS * WHEELS) - 1;

    private final Entry[][] wheels = new Entry[WHEELS][SLOTS];
    private long tick;
    private int size;

    TimerWheel(long nowMillis) {
        tick = nowMillis;
        for (Entry[] wheel : wheels) {
            Arrays.setAll(wheel, _ -> new Entry(Long.MIN_VALUE, ANCHOR));
        }
    }

    /** How many timers wait. */
    int size() {
        return size;
    }

    /** Sets a timer for the moment {@code atMillis}; one in the past runs at the next {@link #advance}. */
    Timer set(long atMillis, Runnable task) {
        var entry = new Entry(Math.max(atMillis, tick + 1), task);
        place(entry);
        size++;
        return entry;
    }

    /** Hands every task due at or before {@code nowMillis} to {@code runner}, in the order of their moments. */
    void advance(long nowMillis, Consumer<Runnable> runner) {
        while (tick < nowMillis) {
            if (size == 0) {
                tick = nowMillis;
                return;
            }
            tick = Math.min(nowMillis, nextStop());
            cascade();
            expire(slot(0, tick), runner);
        }
    }

    /** Milliseconds from {@code nowMillis} until {@link #advance} has something to do; MAX_VALUE when nothing waits. */
    long untilNext(long nowMillis) {
        return size == 0 ? Long.MAX_VALUE : Math.max(0, nextStop() - nowMillis);
    }

    /** The next tick at which a millisecond slot is occupied or a higher wheel turns. */
    private long nextStop() {
        long turn = (tick | SLOTS - 1) + 1;
        for (long at = tick + 1; at < turn; at++) {
            if (!slot(0, at).isAlone()) {
                return at;
            }
        }
        return turn;
    }

    private void cascade() {
        for (int wheel = 1; wheel < WHEELS && (tick & (1L << BITS * wheel) - 1) == 0; wheel++) {
            Entry ring = slot(wheel, tick);
            for (Entry entry = ring.takeNext(); entry != null; entry = ring.takeNext()) {
                place(entry);
            }
        }
    }

    private void expire(Entry ring, Consumer<Runnable> runner) {
        for (Entry entry = ring.takeNext(); entry != null; entry = ring.takeNext()) {
            size--;
            runner.accept(entry.task);
        }
    }

    private void place(Entry entry) {
        long distance = Math.min(entry.atMillis - tick, HORIZON);
        int wheel = distance < SLOTS ? 0 : (Long.SIZE - 1 - Long.numberOfLeadingZeros(distance)) / BITS;
        slot(wheel, tick + distance).append(entry);
    }

    private Entry slot(int wheel, long atMillis) {
        return wheels[wheel][(int) (atMillis >>> BITS * wheel) & SLOTS - 1];
    }

    /** A timer, and at the same time its link in the ring of its slot. */
    private final class Entry implements Timer {
        private final long atMillis;
        private final Runnable task;
        private Entry previous = this;
        private Entry next = this;

        Entry(long atMillis, Runnable task) {
            this.atMillis = atMillis;
            this.task = task;
        }

        @Override
        public void cancel() {
            if (!isAlone()) {
                unlink();
                size--;
            }
        }

        boolean isAlone() {
            return next == this;
        }

        void append(Entry entry) {
            entry.previous = previous;
            entry.next = this;
            previous.next = entry;
            previous = entry;
        }

        @Nullable
        Entry takeNext() {
            if (isAlone()) {
                return null;
            }
            Entry first = next;
            first.unlink();
            return first;
        }

        private void unlink() {
            previous.next = next;
            next.previous = previous;
            previous = this;
            next = this;
        }
    }
}
