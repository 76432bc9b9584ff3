package uz.karnay.media;

import java.util.concurrent.atomic.AtomicInteger;

/** How many bridges of a node may convert sound at once, so that those that do are never late. Any thread. */
public final class ConversionLimit {

    private final int most;
    private final AtomicInteger inUse = new AtomicInteger();

    public ConversionLimit(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a limit is not negative: " + most);
        }
        this.most = most;
    }

    /** As many as there are calls. */
    public static ConversionLimit none() {
        return new ConversionLimit(Integer.MAX_VALUE);
    }

    /** Takes one, to be given back by {@link #release}; false when all are taken. */
    public boolean take() {
        int before;
        do {
            before = inUse.get();
            if (before >= most) {
                return false;
            }
        } while (!inUse.compareAndSet(before, before + 1));
        return true;
    }

    public void release() {
        inUse.decrementAndGet();
    }

    public boolean hasRoom() {
        return inUse.get() < most;
    }

    public int inUse() {
        return inUse.get();
    }
}
