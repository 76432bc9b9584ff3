package uz.karnay.server.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.HealthSource;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.RecordingIndex;
import uz.karnay.pbx.recording.Recordings;
import uz.karnay.store.StoreException;

/**
 * Copies each recording into an object store once it is over, and tries again until it is there: after ten seconds, then after
 * twice as long each time, an hour at most. What waits is known from the index, so that a restart forgets nothing. Works on a
 * thread of its own.
 */
public final class Archive implements HealthSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int BATCH = 100;

    private final ArchiveConfig config;
    private final RecordingIndex index;
    private final Recordings recordings;
    private final Clock clock;
    private final ObjectStore store;
    private final Set<CallId> gone = new HashSet<>();
    private final Thread thread = new Thread(this::work, "karnay-recordings-archive");
    private volatile @Nullable String trouble;

    public Archive(ArchiveConfig config, RecordingIndex index, Recordings recordings, Clock clock) {
        this.config = config;
        this.index = index;
        this.recordings = recordings;
        this.clock = clock;
        this.store = new ObjectStore(config, clock);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void work() {
        Duration pause = PAUSE;
        try {
            while (true) {
                Thread.sleep(pause);
                pause = round() ? PAUSE : longer(pause);
            }
        } catch (InterruptedException _) {
            // the server stops
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Sends all that waits; false when something could not be sent. */
    boolean round() {
        try {
            List<RecordingEntry> waiting = waiting();
            while (!waiting.isEmpty()) {
                for (RecordingEntry entry : waiting) {
                    send(entry);
                }
                waiting = waiting();
            }
            trouble = null;
            return true;
        } catch (IOException | StoreException e) {
            if (trouble == null) {
                LOG.warn("Recordings cannot be archived: {}; it is tried again", e.toString());
            }
            trouble = "Recordings cannot be archived (" + e.getMessage() + "). Check recordings.archive and the store.";
            return false;
        }
    }

    private List<RecordingEntry> waiting() {
        return index.unarchived(BATCH + gone.size()).stream()
                .filter(entry -> !gone.contains(entry.call()))
                .toList();
    }

    private void send(RecordingEntry entry) throws IOException {
        Optional<Path> file = recordings.file(entry);
        if (file.isEmpty()) {
            gone.add(entry.call());
            LOG.warn("The recording of call {} is not archived: its file {} is gone", entry.call(), entry.file());
            return;
        }
        store.put(entry.file(), file.get());
        Instant now = clock.now();
        index.put(entry.archived(now));
        if (config.deletesLocal()) {
            Files.deleteIfExists(file.get());
        }
    }

    @Override
    public String name() {
        return "archive of recordings";
    }

    @Override
    public Health health() {
        String words = trouble;
        return words == null ? new Health(true, "nothing waits") : new Health(false, words);
    }

    @Override
    public void close() {
        thread.interrupt();
        store.close();
    }
}
