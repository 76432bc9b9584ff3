package uz.karnay.api.recording;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Page;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.api.problem.ProblemKind;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.Recordings;

/** Recordings of conversations: found, heard, paused and removed. */
@RestController
@RequestMapping(path = "/api/v1/recordings")
@Tag(name = "recordings", description = "Recordings of conversations")
class RecordingsController {

    private final Recordings recordings;
    private final Clock clock;

    RecordingsController(Recordings recordings, Clock clock) {
        this.recordings = recordings;
        this.clock = clock;
    }

    @GetMapping(produces = "application/json")
    @Operation(operationId = "listRecordings", summary = "Recordings, the newest first")
    Page<RecordingView> list(
            @Parameter(description = "Those that began before: next of the page before, or any moment.")
                    @RequestParam(required = false)
                    @Nullable
                    Instant before,
            @RequestParam(defaultValue = "100") int limit) {
        int size = Page.limit(limit);
        Instant end = before == null ? clock.now().plusSeconds(1) : before;
        List<RecordingEntry> found = recordings.list(end, size);
        String next = found.size() < size ? null : found.getLast().startedAt().toString();
        return new Page<>(found.stream().map(RecordingView::of).toList(), next);
    }

    @GetMapping(path = "/{call}", produces = "application/json")
    @Operation(operationId = "readRecording", summary = "What is known of the recording of a call")
    RecordingView read(@PathVariable UUID call) {
        return RecordingView.of(entry(call));
    }

    @GetMapping(
            path = "/{call}/sound",
            produces = {"audio/ogg", "audio/wav"})
    @Operation(
            operationId = "readRecordingSound",
            summary = "The sound, whole or in ranges (RFC 9110 section 14)",
            description = "The caller is on the left channel, everybody else on the right. For administrators.")
    ResponseEntity<Resource> sound(@PathVariable UUID call) {
        Path file =
                recordings.file(entry(call)).orElseThrow(() -> ProblemException.notFound("file of recording", call));
        String name = file.getFileName().toString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(name.endsWith(".wav") ? "audio/wav" : "audio/ogg"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new FileSystemResource(file));
    }

    @PostMapping("/{call}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "pauseRecording",
            summary = "Silence from now on",
            description = "For what must not be recorded, such as card numbers; the gap report says when.")
    void pause(@PathVariable UUID call) {
        if (!recordings.pause(new CallId(call))) {
            throw notRunning(call);
        }
    }

    @PostMapping("/{call}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "resumeRecording", summary = "Sound again")
    void resume(@PathVariable UUID call) {
        if (!recordings.resume(new CallId(call))) {
            throw notRunning(call);
        }
    }

    @DeleteMapping("/{call}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteRecording", summary = "Remove the recording of an ended call")
    void delete(@PathVariable UUID call) {
        entry(call);
        try {
            if (!recordings.delete(new CallId(call))) {
                throw new ProblemException(ProblemKind.CONFLICT, "the recording of call " + call + " still runs");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RecordingEntry entry(UUID call) {
        return recordings
                .byCall(new CallId(call))
                .orElseThrow(() -> ProblemException.notFound("recording of call", call));
    }

    private static ProblemException notRunning(UUID call) {
        return ProblemException.notFound("running recording of call", call);
    }
}
