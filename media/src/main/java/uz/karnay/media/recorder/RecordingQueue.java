package uz.karnay.media.recorder;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one recording on their way from its media loop to the thread that writes them. One side offers, one side
 * takes; neither waits.
 */
public final class RecordingQueue {

    /** Of 20 ms: a disk may stand still for ten seconds before a frame is lost. */
    static final int MAX_FRAMES = 500;

    sealed interface Item {}

    /**
     * What both sides said in the same 20 ms.
     *
     * @param number of the frame since the beginning; numbers that are left out are silence
     * @param caller null for silence
     * @param others null for silence
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a copy would be one too many
    record Frame(long number, short @Nullable [] caller, short @Nullable [] others) implements Item {}

    /** The recording is over; nothing follows. */
    record End(GapReport report) implements Item {}

    private final ConcurrentLinkedQueue<Item> items = new ConcurrentLinkedQueue<>();
    private final AtomicInteger frames = new AtomicInteger();

    /** False when it is full: the frame is lost. */
    boolean offer(Frame frame) {
        if (frames.get() >= MAX_FRAMES) {
            return false;
        }
        frames.incrementAndGet();
        return items.add(frame);
    }

    /** Always fits. */
    void end(GapReport report) {
        items.add(new End(report));
    }

    @Nullable
    Item take() {
        Item item = items.poll();
        if (item instanceof Frame) {
            frames.decrementAndGet();
        }
        return item;
    }
}
