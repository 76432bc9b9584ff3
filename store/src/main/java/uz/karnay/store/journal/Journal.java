package uz.karnay.store.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.pbx.record.CallJournal;
import uz.karnay.pbx.record.CallRecord;

/**
 * Takes the records of ended calls. A thread of its own hands them to the operating system, the first at once and those
 * close behind it after a few milliseconds, so that the end of this process loses next to nothing; another has the disk
 * write them down, so that a power failure loses at most the last moments. When the disk takes nothing, records wait in
 * memory up to a limit, and calls wait for nothing.
 */
public final class Journal implements CallJournal, AutoCloseable {

    /** Some forty megabytes of usual records. */
    static final int MAX_WAITING = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int BATCH_BYTES = 256 << 10;
    private static final long SEGMENT_BYTES = 16L << 20;
    /** Records that come faster than this share a wake-up and a write. */
    private static final long GATHER_NANOS = Duration.ofMillis(5).toNanos();

    private static final long FIRST_RETRY_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LAST_RETRY_NANOS = Duration.ofSeconds(5).toNanos();

    private final Path folder;
    private final Runnable onWritten;
    private final ConcurrentLinkedQueue<CallRecord> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final JournalSync sync = new JournalSync();
    private final Thread thread = new Thread(this::work, "karnay-journal");

    private @Nullable SegmentWriter segment; // confined to the journal's thread, like the next two
    private int batchRecords;
    private @Nullable ByteBuffer batch;

    private volatile Position written;
    private volatile boolean idle;
    private volatile boolean closing;
    private volatile @Nullable String trouble;

    /**
     * @param folder is there
     * @param first the number of its first segment; no file may have it yet
     * @param onWritten called on the journal's thread after records were written; never blocks
     */
    public Journal(Path folder, long first, Runnable onWritten) {
        this.folder = folder;
        this.onWritten = onWritten;
        this.written = Position.startOf(first);
        thread.setDaemon(true);
    }

    public void start() {
        sync.start();
        thread.start();
    }

    @Override
    public void append(CallRecord call) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            refused.incrementAndGet();
            return;
        }
        queue.add(call);
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    /** Up to where whole records stand in the files. Any thread. */
    public Position written() {
        return written;
    }

    /** How many records the operating system has. Any thread. */
    public long taken() {
        return taken.get();
    }

    /** How many records wait in memory. Any thread. */
    public int waiting() {
        return waiting.get();
    }

    /** How many records were lost because the disk took nothing for too long. Any thread. */
    public long refused() {
        return refused.get();
    }

    /** Why the disk takes nothing at present, or null. Any thread. */
    public @Nullable String trouble() {
        String words = trouble;
        return words == null ? sync.trouble() : words;
    }

    private void work() {
        long retryNanos = FIRST_RETRY_NANOS;
        while (!closing || batch != null || !queue.isEmpty()) {
            if (batch == null && queue.isEmpty()) {
                rest();
            } else if (tryWrite()) {
                retryNanos = FIRST_RETRY_NANOS;
                gather();
            } else if (closing) {
                break;
            } else {
                LockSupport.parkNanos(this, retryNanos);
                retryNanos = Math.min(2 * retryNanos, LAST_RETRY_NANOS);
            }
        }
    }

    private void gather() {
        if (!closing) {
            LockSupport.parkNanos(this, GATHER_NANOS);
        }
    }

    private void rest() {
        idle = true;
        if (queue.isEmpty() && !closing) {
            LockSupport.park(this);
        }
        idle = false;
    }

    private boolean tryWrite() {
        try {
            write();
            if (trouble != null) {
                LOG.info("The journal in {} takes call records again", folder);
                trouble = null;
            }
            return true;
        } catch (IOException e) {
            if (trouble == null) {
                LOG.error("Cannot write the journal in {} ({}); call records wait in memory", folder, e.getMessage());
            }
            trouble = "The journal in " + folder + " cannot be written (" + e.getMessage()
                    + "). Free disk space and check its owner.";
            return false;
        }
    }

    private void write() throws IOException {
        if (batch == null) {
            batch = drain();
        }
        SegmentWriter open = segment();
        open.append(batch);
        written = new Position(written.segment(), open.end());
        batch = null;
        waiting.addAndGet(-batchRecords);
        taken.addAndGet(batchRecords);
        sync.wanted(open);
        onWritten.run();
    }

    private ByteBuffer drain() throws IOException {
        var frames = new ByteArrayOutputStream();
        batchRecords = 0;
        CallRecord call = queue.poll();
        while (call != null) {
            frames.writeBytes(Frame.wrap(RecordCodec.encode(call)).array());
            batchRecords++;
            call = frames.size() < BATCH_BYTES ? queue.poll() : null;
        }
        return ByteBuffer.wrap(frames.toByteArray());
    }

    private SegmentWriter segment() throws IOException {
        SegmentWriter open = segment;
        if (open != null && open.end() < SEGMENT_BYTES) {
            return open;
        }
        long number = open == null ? written.segment() : written.segment() + 1;
        SegmentWriter next = SegmentWriter.create(folder, number);
        if (open != null) {
            sync.last(open);
        }
        segment = next;
        written = Position.startOf(number);
        return next;
    }

    /** Writes what waits, on disk when it returns; what the disk does not take then is lost, and said so. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        join(thread);
        sync.close();
        if (waiting.get() > 0) {
            LOG.error("{} call records are lost: {}", waiting.get(), trouble);
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
