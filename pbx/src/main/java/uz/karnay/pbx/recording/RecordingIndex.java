package uz.karnay.pbx.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.record.CallId;

/** Which recordings there are. Blocking: never on a loop. */
public interface RecordingIndex {

    /** Adds it, or replaces what was known of it. */
    void put(RecordingEntry entry);

    Optional<RecordingEntry> byCall(CallId call);

    /**
     * The newest first.
     *
     * @param before only those that began earlier
     */
    List<RecordingEntry> list(Instant before, int limit);

    /** Those that a server which is gone left running. */
    List<RecordingEntry> running();

    /** Those that are over and have no copy elsewhere, the oldest first. */
    List<RecordingEntry> unarchived(int limit);

    void remove(CallId call);
}
