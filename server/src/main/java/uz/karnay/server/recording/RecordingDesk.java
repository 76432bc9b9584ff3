package uz.karnay.server.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.gateway.Announcement;
import uz.karnay.gateway.MediaRecording;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.media.recorder.CallRecording;
import uz.karnay.media.recorder.RecordingQueue;
import uz.karnay.pbx.HealthSource;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.recording.CallRecorder;
import uz.karnay.pbx.recording.ConversationRecording;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.RecordingEntry.State;
import uz.karnay.pbx.recording.RecordingIndex;
import uz.karnay.pbx.recording.RecordingNotes;
import uz.karnay.pbx.recording.Recordings;

/**
 * All recordings of this server: begins them, writes them on threads of its own, knows which there are and forgets those
 * that are old. Any thread.
 */
public final class RecordingDesk implements CallRecorder, Recordings, HealthSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingDesk.class);
    private static final long ROUND_NANOS = 200_000_000L;
    private static final int ROUNDS_PER_SYNC = 10;
    private static final int MAX_THREADS = 4;
    private static final int LAST_ROUNDS = 10;

    private final RecordingIndex index;
    private final Clock clock;
    private final MediaRecording.Manner manner;
    private final Shelf shelf;
    private final IndexBehind entries;
    private final Map<CallId, Job> jobs = new ConcurrentHashMap<>();
    private final List<Writer> writers = new ArrayList<>();
    private int turn;
    private volatile @Nullable String trouble;

    public RecordingDesk(
            RecordingsConfig config, RecordingIndex index, Clock clock, Entropy entropy, Announcement announcement) {
        this.manner = new MediaRecording.Manner(announcement, config.pauseKeys());
        this.index = index;
        this.clock = clock;
        this.shelf = new Shelf(config, entropy);
        this.entries = new IndexBehind(index);
        for (int i = 0; i < Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()); i++) {
            writers.add(new Writer("karnay-recordings-" + i));
        }
    }

    /** Closes the entries that a server which is gone left open, and begins to work. */
    public void start() {
        index.running().forEach(entry -> index.put(interrupted(entry)));
        writers.forEach(writer -> writer.thread.start());
    }

    private RecordingEntry interrupted(RecordingEntry entry) {
        long bytes = shelf.file(entry).map(file -> file.toFile().length()).orElse(0L);
        return entry.ended(State.INTERRUPTED, entry.length(), bytes, 0, "the server ended before the conversation did");
    }

    @Override
    public ConversationRecording begin(CallId call, RecordingNotes notes) {
        var queue = new RecordingQueue();
        var sound = new CallRecording(queue, RecordingsConfig.RATE);
        return new MediaRecording(sound, manner, notes, () -> write(call, queue, sound));
    }

    /** Begins to write what comes through the queue. */
    synchronized void write(CallId call, RecordingQueue queue, CallRecording sound) {
        Instant now = clock.now();
        var entry = RecordingEntry.begun(call, shelf.place(call, now), now);
        var job = new Job(shelf, entry, queue, sound, entries::put, why -> onFailed(call, why));
        jobs.put(call, job);
        writers.get(turn++ % writers.size()).newcomers.add(job);
    }

    private void onFailed(CallId call, IOException why) {
        LOG.error("The recording of call {} stops: {}; the call goes on", call, why.toString());
        trouble = "Recordings cannot be written (" + why + "). Free disk space and check the owner of the folder.";
    }

    private void onOver(Job job) {
        jobs.remove(job.entry().call());
        if (job.entry().state() == State.DONE) {
            trouble = null;
        }
    }

    @Override
    public List<RecordingEntry> list(Instant before, int limit) {
        return index.list(before, limit);
    }

    @Override
    public Optional<RecordingEntry> byCall(CallId call) {
        return index.byCall(call);
    }

    @Override
    public Optional<Path> file(RecordingEntry entry) {
        return shelf.file(entry);
    }

    @Override
    public boolean pause(CallId call) {
        Job job = jobs.get(call);
        if (job != null) {
            job.sound().pause();
        }
        return job != null;
    }

    @Override
    public boolean resume(CallId call) {
        Job job = jobs.get(call);
        if (job != null) {
            job.sound().resume();
        }
        return job != null;
    }

    @Override
    public boolean delete(CallId call) throws IOException {
        Optional<RecordingEntry> entry = index.byCall(call);
        if (entry.isEmpty() || jobs.containsKey(call)) {
            return false;
        }
        shelf.delete(entry.get());
        index.remove(call);
        return true;
    }

    @Override
    public String name() {
        return "recordings";
    }

    @Override
    public Health health() {
        String words = trouble != null ? trouble : entries.trouble();
        return words == null ? new Health(true, jobs.size() + " under way") : new Health(false, words);
    }

    /** Ends what still runs; every file is whole when it returns. */
    @Override
    public void close() {
        jobs.values().forEach(job -> job.sound().end());
        writers.forEach(Writer::close);
    }

    /** One thread and the recordings it writes, in rounds. */
    private final class Writer {

        private final Thread thread;
        private final ConcurrentLinkedQueue<Job> newcomers = new ConcurrentLinkedQueue<>();
        private final List<Job> mine = new ArrayList<>();
        private volatile boolean closing;

        private Writer(String name) {
            thread = new Thread(this::work, name);
            thread.setDaemon(true);
        }

        private void work() {
            for (int round = 1; !closing; round++) {
                LockSupport.parkNanos(this, ROUND_NANOS);
                round();
                if (round % ROUNDS_PER_SYNC == 0) {
                    mine.forEach(Job::sync);
                }
            }
            for (int last = 0; last < LAST_ROUNDS && !(mine.isEmpty() && newcomers.isEmpty()); last++) {
                round();
                LockSupport.parkNanos(this, ROUND_NANOS);
            }
        }

        private void round() {
            for (Job next = newcomers.poll(); next != null; next = newcomers.poll()) {
                mine.add(next);
            }
            mine.removeIf(job -> !goesOn(job));
            entries.flush();
        }

        /** A fault in one recording ends that one only. */
        private boolean goesOn(Job job) {
            try {
                if (job.run()) {
                    return true;
                }
            } catch (RuntimeException fault) {
                LOG.error("A fault ended the recording of call {}", job.entry().call(), fault);
            }
            onOver(job);
            return false;
        }

        private void close() {
            closing = true;
            LockSupport.unpark(thread);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
