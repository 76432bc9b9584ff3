package uz.karnay.api.fake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.RecordingEntry.State;
import uz.karnay.pbx.recording.Recordings;

/** Recordings in memory, all with the same file. */
public final class MemoryRecordings implements Recordings {

    public final List<RecordingEntry> entries = new ArrayList<>();
    public final List<String> commands = new ArrayList<>();
    public @Nullable Path file;

    @Override
    public List<RecordingEntry> list(Instant before, int limit) {
        return entries.stream()
                .filter(entry -> entry.startedAt().isBefore(before))
                .sorted(Comparator.comparing(RecordingEntry::startedAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<RecordingEntry> byCall(CallId call) {
        return entries.stream().filter(entry -> entry.call().equals(call)).findFirst();
    }

    @Override
    public Optional<Path> file(RecordingEntry entry) {
        return Optional.ofNullable(file);
    }

    @Override
    public boolean pause(CallId call) {
        return isRunning(call) && commands.add("pause");
    }

    @Override
    public boolean resume(CallId call) {
        return isRunning(call) && commands.add("resume");
    }

    private boolean isRunning(CallId call) {
        return byCall(call).filter(entry -> entry.state() == State.RUNNING).isPresent();
    }

    @Override
    public boolean delete(CallId call) {
        return !isRunning(call) && entries.removeIf(entry -> entry.call().equals(call));
    }
}
