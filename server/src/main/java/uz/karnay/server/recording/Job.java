package uz.karnay.server.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.file.SoundWriter;
import uz.karnay.media.recorder.CallRecording;
import uz.karnay.media.recorder.GapReport;
import uz.karnay.media.recorder.RecordingQueue;
import uz.karnay.media.recorder.RecordingWriter;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.RecordingEntry.State;

/** One recording on its way to the disk. Confined to its writer thread, but for what it was made of. */
final class Job implements RecordingWriter.Listener {

    private final Shelf shelf;
    private final RecordingQueue queue;
    private final CallRecording sound;
    private final Consumer<RecordingEntry> index;
    private final Consumer<IOException> alarm;
    private RecordingEntry entry;
    private @Nullable RecordingWriter writer;
    private boolean hasFailed;

    /**
     * @param index is told whenever the entry changes
     * @param alarm is told that the disk failed
     */
    Job(
            Shelf shelf,
            RecordingEntry entry,
            RecordingQueue queue,
            CallRecording sound,
            Consumer<RecordingEntry> index,
            Consumer<IOException> alarm) {
        this.shelf = shelf;
        this.entry = entry;
        this.queue = queue;
        this.sound = sound;
        this.index = index;
        this.alarm = alarm;
    }

    CallRecording sound() {
        return sound;
    }

    RecordingEntry entry() {
        return entry;
    }

    /** Writes what waits; false when the recording is over. */
    boolean run() {
        RecordingWriter open = writer;
        if (open == null) {
            open = new RecordingWriter(queue, file(), this);
            writer = open;
            index.accept(entry);
        }
        open.drain();
        return !open.isOver();
    }

    void sync() {
        RecordingWriter open = writer;
        if (open != null) {
            open.sync();
        }
    }

    private SoundWriter file() {
        try {
            return shelf.create(entry.call(), entry.file());
        } catch (IOException e) {
            return new NoFile(e);
        }
    }

    @Override
    public void onFailed(IOException why) {
        hasFailed = true;
        alarm.accept(why);
    }

    @Override
    public void onEnded(GapReport report) {
        entry = entry.ended(
                hasFailed ? State.CUT_SHORT : State.DONE,
                Duration.ofMillis(report.lengthMillis()),
                size(),
                report.percent(),
                report.text());
        index.accept(entry);
    }

    private long size() {
        Optional<Path> file = shelf.file(entry);
        try {
            return file.isPresent() ? Files.size(file.get()) : 0;
        } catch (IOException _) {
            return 0; // gone meanwhile
        }
    }

    /** Stands where no file could be made: whatever is tried fails with the reason. */
    private record NoFile(IOException why) implements SoundWriter {
        @Override
        public int rate() {
            return RecordingsConfig.RATE;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public void write(short[][] frame) throws IOException {
            throw why;
        }

        @Override
        public void commit() throws IOException {
            throw why;
        }

        @Override
        public void sync() throws IOException {
            throw why;
        }

        @Override
        public void close() {}
    }
}
