package uz.karnay.server.recording;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.RecordingEntry.State;
import uz.karnay.pbx.recording.RecordingIndex;

/** Which recordings there are, as long as the test runs. */
public final class MemoryIndex implements RecordingIndex {
    private final Map<UUID, RecordingEntry> entries = new ConcurrentSkipListMap<>();

    @Override
    public void put(RecordingEntry entry) {
        entries.put(entry.call().value(), entry);
    }

    @Override
    public Optional<RecordingEntry> byCall(CallId call) {
        return Optional.ofNullable(entries.get(call.value()));
    }

    @Override
    public List<RecordingEntry> list(Instant before, int limit) {
        return entries.values().stream()
                .filter(entry -> entry.startedAt().isBefore(before))
                .limit(limit)
                .toList();
    }

    @Override
    public List<RecordingEntry> running() {
        return entries.values().stream()
                .filter(entry -> entry.state() == State.RUNNING)
                .toList();
    }

    @Override
    public List<RecordingEntry> unarchived(int limit) {
        return entries.values().stream()
                .filter(entry -> entry.archivedAt() == null && entry.state() != State.RUNNING)
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(CallId call) {
        entries.remove(call.value());
    }
}
