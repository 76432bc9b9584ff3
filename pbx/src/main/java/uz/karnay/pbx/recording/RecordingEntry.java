package uz.karnay.pbx.recording;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.record.CallId;

/**
 * What is known of one recording.
 *
 * @param file its place under the folder of recordings, with forward slashes
 * @param length of the conversation from when recording began; zero while it runs
 * @param bytes of the file; zero while it runs
 * @param gaps {@code 100 %}, or what is missing and why; empty while it runs
 * @param archivedAt when it was copied to where recordings are kept, or null
 */
public record RecordingEntry(
        CallId call,
        String file,
        State state,
        Instant startedAt,
        Duration length,
        long bytes,
        double percent,
        String gaps,
        @Nullable Instant archivedAt) {

    /** How far it is. */
    public enum State {
        /** The conversation goes on. */
        RUNNING,
        /** It is all there is. */
        DONE,
        /** The disk took no more: it ends before the conversation did. */
        CUT_SHORT,
        /** The server ended before the conversation did; the file plays up to its last second. */
        INTERRUPTED
    }

    /** One that just began. */
    public static RecordingEntry begun(CallId call, String file, Instant startedAt) {
        return new RecordingEntry(call, file, State.RUNNING, startedAt, Duration.ZERO, 0, 0, "", null);
    }

    /** The same, over. */
    public RecordingEntry ended(State how, Duration length, long bytes, double percent, String gaps) {
        return new RecordingEntry(call, file, how, startedAt, length, bytes, percent, gaps, archivedAt);
    }

    /** The same, with a copy elsewhere. */
    public RecordingEntry archived(Instant at) {
        return new RecordingEntry(call, file, state, startedAt, length, bytes, percent, gaps, at);
    }
}
