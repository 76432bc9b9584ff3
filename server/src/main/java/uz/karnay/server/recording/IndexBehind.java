package uz.karnay.server.recording;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.RecordingIndex;
import uz.karnay.store.StoreException;

/** Writes entries into the index when it takes them: a database that fails holds up no recording. Any thread. */
final class IndexBehind {

    private static final int MAX_WAITING = 10_000;

    private final RecordingIndex index;
    private final ConcurrentLinkedQueue<RecordingEntry> waiting = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String trouble;

    IndexBehind(RecordingIndex index) {
        this.index = index;
    }

    void put(RecordingEntry entry) {
        waiting.add(entry);
        while (waiting.size() > MAX_WAITING) {
            waiting.poll();
        }
    }

    /** One at a time, in their order; what fails is tried again next time. */
    synchronized void flush() {
        for (RecordingEntry next = waiting.peek(); next != null; next = waiting.peek()) {
            try {
                index.put(next);
                waiting.poll();
                trouble = null;
            } catch (StoreException e) {
                trouble = String.valueOf(e.getMessage());
                return;
            }
        }
    }

    @Nullable
    String trouble() {
        return trouble;
    }
}
