package uz.karnay.api.voicemail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Page;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.script.VoiceFile;
import uz.karnay.pbx.voicemail.GreetingKind;
import uz.karnay.pbx.voicemail.Voicemail;

/** The greetings of a mailbox, which its owner records by phone. */
@RestController
@RequestMapping(path = "/api/v1/mailboxes/{extension}/greetings")
@Tag(name = "voicemail", description = "Mailboxes and the messages in them")
class GreetingsController {

    private final Voicemail voicemail;

    GreetingsController(Voicemail voicemail) {
        this.voicemail = voicemail;
    }

    /** One that was recorded. */
    @Schema(name = "Greeting")
    record GreetingView(
            @Schema(
                    example = "busy",
                    allowableValues = {"busy", "away", "temporary"})
            String kind) {}

    @GetMapping(produces = "application/json")
    @Operation(operationId = "listGreetings", summary = "The greetings that its owner recorded")
    Page<GreetingView> list(@PathVariable UUID extension) {
        return Page.whole(Arrays.stream(GreetingKind.values())
                .filter(kind ->
                        voicemail.greeting(new ExtensionId(extension), kind).isPresent())
                .map(kind -> new GreetingView(kind.name().toLowerCase(Locale.ROOT)))
                .toList());
    }

    @GetMapping(path = "/{kind}/sound", produces = "audio/wav")
    @Operation(
            operationId = "readGreetingSound",
            summary = "How a greeting sounds",
            description = "For administrators.")
    ResponseEntity<Resource> sound(@PathVariable UUID extension, @PathVariable String kind) {
        VoiceFile voice = voicemail
                .greeting(new ExtensionId(extension), kind(kind))
                .orElseThrow(() -> ProblemException.notFound("greeting", kind));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("audio/wav"))
                .body(new FileSystemResource(voice.path()));
    }

    @DeleteMapping("/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteGreeting", summary = "Remove a greeting; callers hear the usual words again")
    void delete(@PathVariable UUID extension, @PathVariable String kind) {
        if (!voicemail.deleteGreeting(new ExtensionId(extension), kind(kind))) {
            throw ProblemException.notFound("greeting", kind);
        }
    }

    private static GreetingKind kind(String word) {
        return Arrays.stream(GreetingKind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("greeting", word));
    }
}
