package uz.karnay.store.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the disk write down what the journal handed to the operating system: at once when it was idle, and for a whole
 * group of records when they come fast. On a thread of its own, so that a slow disk does not hold up the next record.
 */
final class JournalSync {

    private static final Logger LOG = LoggerFactory.getLogger(JournalSync.class);
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final ConcurrentLinkedQueue<SegmentWriter> finished = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::work, "karnay-journal-sync");
    private volatile @Nullable SegmentWriter current;
    private volatile boolean wanted;
    private volatile boolean idle;
    private volatile boolean closing;
    private volatile @Nullable String trouble;

    JournalSync() {
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Something new stands in this segment. On the journal's thread. */
    void wanted(SegmentWriter segment) {
        current = segment;
        wanted = true;
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    /** Nothing more will come into this segment. On the journal's thread. */
    void last(SegmentWriter segment) {
        current = null; // first, so that it is not found here once it is closed
        finished.add(segment);
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    private void work() {
        while (!closing || wanted) {
            if (wanted) {
                wanted = false;
                sync();
                LockSupport.parkNanos(this, closing ? 1 : PAUSE_NANOS);
            } else {
                rest();
            }
        }
        closeCurrent();
    }

    private void rest() {
        idle = true;
        if (!wanted && !closing) {
            LockSupport.park(this);
        }
        idle = false;
    }

    private void sync() {
        try {
            SegmentWriter done = finished.peek();
            while (done != null) {
                done.sync();
                done.close();
                finished.remove();
                done = finished.peek();
            }
            SegmentWriter open = current;
            if (open != null) {
                open.sync();
            }
            trouble = null;
        } catch (IOException e) {
            LOG.error("The disk does not write down the journal: {}", e.getMessage());
            trouble = "The disk does not write down the journal (" + e.getMessage() + "). Check the disk.";
        }
    }

    private void closeCurrent() {
        try {
            SegmentWriter open = current;
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            LOG.error("The disk does not write down the end of the journal: {}", e.getMessage());
        }
    }

    /** After the last record: has it on the disk when it returns. */
    void close() {
        closing = true;
        LockSupport.unpark(thread);
        Journal.join(thread);
    }
}
