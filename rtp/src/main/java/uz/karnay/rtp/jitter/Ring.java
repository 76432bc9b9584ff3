package uz.karnay.rtp.jitter;

import org.jspecify.annotations.Nullable;

/**
 * The packets that wait, by sequence number, at most {@link #SLOTS} numbers apart. Slots are made when they are first
 * needed and used again ever after.
 */
final class Ring {

    static final int SLOTS = 64;

    private final @Nullable Slot[] slots = new @Nullable Slot[SLOTS];
    private final @Nullable Slot[] spare = new @Nullable Slot[SLOTS + 2];
    private int spares;
    private int size;

    Slot take() {
        Slot slot = spares == 0 ? null : spare[--spares];
        return slot == null ? new Slot() : slot;
    }

    void giveBack(Slot slot) {
        spare[spares++] = slot;
    }

    boolean has(long sequence) {
        Slot slot = slots[index(sequence)];
        return slot != null && slot.sequence == sequence;
    }

    void put(Slot slot) {
        slots[index(slot.sequence)] = slot;
        size++;
    }

    /** Takes out what has this number, if it is there; the caller gives it back. */
    @Nullable
    Slot remove(long sequence) {
        Slot slot = slots[index(sequence)];
        if (slot == null || slot.sequence != sequence) {
            return null;
        }
        slots[index(sequence)] = null;
        size--;
        return slot;
    }

    /** The first at or behind {@code from}, left in its place. */
    @Nullable
    Slot first(long from) {
        if (size > 0) {
            for (long sequence = from; sequence < from + SLOTS; sequence++) {
                Slot slot = slots[index(sequence)];
                if (slot != null && slot.sequence == sequence) {
                    return slot;
                }
            }
        }
        return null;
    }

    int size() {
        return size;
    }

    void clear() {
        for (int i = 0; i < SLOTS; i++) {
            Slot slot = slots[i];
            if (slot != null) {
                slots[i] = null;
                giveBack(slot);
            }
        }
        size = 0;
    }

    private static int index(long sequence) {
        return (int) sequence & SLOTS - 1;
    }
}
