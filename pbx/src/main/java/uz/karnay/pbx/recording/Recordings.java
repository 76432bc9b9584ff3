package uz.karnay.pbx.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.record.CallId;

/** The recordings as the management plane sees and changes them. Any thread that may block. */
public interface Recordings {

    /** The newest first; only those that began before. */
    List<RecordingEntry> list(Instant before, int limit);

    Optional<RecordingEntry> byCall(CallId call);

    /** The file of an entry, if it is there. It grows while the recording runs. */
    Optional<Path> file(RecordingEntry entry);

    /** Silence from now on; false when no recording of this call runs. */
    boolean pause(CallId call);

    /** Sound again; false when no recording of this call runs. */
    boolean resume(CallId call);

    /** Removes the file and what is known of it; of one that runs, nothing is removed and false returned. */
    boolean delete(CallId call) throws IOException;
}
