package uz.karnay.api.recording;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.recording.RecordingEntry;

/** A recording, whose sound is fetched apart. */
@Schema(name = "Recording")
record RecordingView(
        @Schema(description = "The id of its call.") UUID callId,
        State state,
        Instant startedAt,

        @Schema(description = "Seconds; 0 while it runs.", example = "63.2")
        double length,

        @Schema(description = "Of the file; 0 while it runs.", example = "301244")
        long bytes,

        @Schema(
                description = "How much of the conversation is there; 100 only when nothing is missing.",
                example = "100")
        double percent,

        @Schema(description = "100 %, or what is missing and why.", example = "98.4 %: pause 12.0-14.5 s")
        String gaps,

        @Schema(description = "When it was copied to the archive.") @Nullable
        Instant archivedAt) {

    /** How far it is. */
    @Schema(name = "RecordingState")
    enum State {
        RUNNING,
        DONE,
        CUT_SHORT,
        INTERRUPTED
    }

    static RecordingView of(RecordingEntry entry) {
        return new RecordingView(
                entry.call().value(),
                Enums.same(State.class, entry.state()),
                entry.startedAt(),
                entry.length().toMillis() / 1e3,
                entry.bytes(),
                entry.percent(),
                entry.gaps(),
                entry.archivedAt());
    }
}
