package uz.karnay.server.recording;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.Recordings;
import uz.karnay.store.StoreException;

/** Deletes recordings that are older than they may be, every hour, on a thread of its own. */
public final class Retention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int BATCH = 500;

    private final Recordings recordings;
    private final Duration keep;
    private final Clock clock;
    private final Thread thread = new Thread(this::work, "karnay-recordings-retention");

    /** @param keep how long; zero for ever */
    public Retention(Recordings recordings, Duration keep, Clock clock) {
        this.recordings = recordings;
        this.keep = keep;
        this.clock = clock;
        thread.setDaemon(true);
    }

    public void start() {
        if (!keep.isZero()) {
            thread.start();
        }
    }

    private void work() {
        try {
            while (true) {
                purge();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            // the server stops
        }
    }

    /** Deletes what is too old now; how many. */
    int purge() {
        int deleted = 0;
        try {
            int before = -1;
            while (deleted > before) {
                before = deleted;
                List<RecordingEntry> old = recordings.list(clock.now().minus(keep), BATCH);
                for (RecordingEntry entry : old) {
                    deleted += recordings.delete(entry.call()) ? 1 : 0;
                }
            }
        } catch (IOException | StoreException e) {
            LOG.warn("Old recordings cannot be deleted: {}", e.toString());
        }
        if (deleted > 0) {
            LOG.info("{} recordings older than {} days deleted", deleted, keep.toDays());
        }
        return deleted;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
