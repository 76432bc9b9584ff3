package uz.karnay.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue from many threads to one. {@link #offer} on any thread, {@link #poll} on the consumer's. Producers
 * claim a place by one compare-and-set; a place is free again when its consumer has emptied it.
 */
final class MpscQueue<T> {

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final VarHandle TAIL;

    static {
        try {
            TAIL = MethodHandles.lookup().findVarHandle(MpscQueue.class, "tail", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable Object[] slots;
    private final int mask;
    private long head; // the consumer's
    private volatile long tail;

    /** @param capacity a power of two */
    MpscQueue(int capacity) {
        if (capacity <= 0 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two: " + capacity);
        }
        slots = new @Nullable Object[capacity];
        mask = capacity - 1;
    }

    /** False when the queue is full. */
    boolean offer(T item) {
        while (true) {
            long place = tail;
            if (SLOT.getAcquire(slots, (int) (place & mask)) != null) {
                if (place == tail) {
                    return false; // the oldest item still stands here: full
                }
            } else if (TAIL.compareAndSet(this, place, place + 1)) {
                SLOT.setRelease(slots, (int) (place & mask), item);
                return true;
            }
        }
    }

    /** The oldest item, or null when there is none yet. */
    @Nullable
    T poll() {
        int place = (int) (head & mask);
        @SuppressWarnings("unchecked")
        var item = (@Nullable T) SLOT.getAcquire(slots, place);
        if (item != null) {
            SLOT.setRelease(slots, place, null);
            head++;
        }
        return item;
    }

    /** Whether {@link #poll} would find nothing. Consumer only. */
    boolean isEmpty() {
        return SLOT.getAcquire(slots, (int) (head & mask)) == null;
    }
}
