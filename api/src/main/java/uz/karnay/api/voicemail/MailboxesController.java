package uz.karnay.api.voicemail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Enums;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.json.Page;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.voicemail.Folder;
import uz.karnay.pbx.voicemail.MessageId;
import uz.karnay.pbx.voicemail.VoiceMessage;
import uz.karnay.pbx.voicemail.Voicemail;

/** Mailboxes: what lies in them, heard, moved and deleted. */
@RestController
@RequestMapping(path = "/api/v1/mailboxes")
@Tag(name = "voicemail", description = "Mailboxes and the messages in them")
class MailboxesController {

    private final Voicemail voicemail;
    private final LiveDirectory directory;
    private final Inputs inputs;

    MailboxesController(Voicemail voicemail, LiveDirectory directory, Inputs inputs) {
        this.voicemail = voicemail;
        this.directory = directory;
        this.inputs = inputs;
    }

    @GetMapping(produces = "application/json")
    @Operation(operationId = "listMailboxes", summary = "Mailboxes by number, and how full they are")
    Page<MailboxView> list() {
        return Page.whole(directory.current().extensions().stream()
                .sorted(Comparator.comparing(Extension::number))
                .flatMap(this::view)
                .toList());
    }

    private Stream<MailboxView> view(Extension extension) {
        return voicemail.of(extension.id()).stream().map(summary -> MailboxView.of(extension, summary));
    }

    @GetMapping(path = "/{extension}/messages", produces = "application/json")
    @Operation(operationId = "listVoiceMessages", summary = "Messages of an extension, the newest first")
    Page<MessageView> messages(@PathVariable UUID extension) {
        requireExtension(extension);
        List<VoiceMessage> messages =
                voicemail.messages(new ExtensionId(extension)).reversed();
        return Page.whole(messages.stream().map(MessageView::of).toList());
    }

    @GetMapping(path = "/{extension}/messages/{id}", produces = "application/json")
    @Operation(operationId = "readVoiceMessage", summary = "What is known of a message")
    MessageView read(@PathVariable UUID extension, @PathVariable UUID id) {
        return MessageView.of(message(extension, id));
    }

    @GetMapping(path = "/{extension}/messages/{id}/sound", produces = "audio/wav")
    @Operation(
            operationId = "readVoiceMessageSound",
            summary = "The sound, whole or in ranges (RFC 9110 section 14)",
            description = "For administrators. Hearing it here leaves the message where it lies.")
    ResponseEntity<Resource> sound(@PathVariable UUID extension, @PathVariable UUID id) {
        Path file = voicemail.sound(message(extension, id)).path();
        if (!Files.exists(file)) {
            throw ProblemException.notFound("sound of message", id);
        }
        ContentDisposition named =
                ContentDisposition.attachment().filename(id + ".wav").build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("audio/wav"))
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .body(new FileSystemResource(file));
    }

    @PutMapping(path = "/{extension}/messages/{id}", consumes = "application/json", produces = "application/json")
    @Operation(
            operationId = "moveVoiceMessage",
            summary = "Mark a message as heard or as new",
            description = "The lamps of its owner's phones follow.")
    MessageView move(@PathVariable UUID extension, @PathVariable UUID id, @RequestBody MessageInput input) {
        message(extension, id);
        Folder folder = Enums.same(Folder.class, inputs.checked(input).folder());
        voicemail.move(new ExtensionId(extension), new MessageId(id), folder);
        return MessageView.of(message(extension, id));
    }

    @DeleteMapping("/{extension}/messages/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteVoiceMessage", summary = "Delete a message with its sound")
    void delete(@PathVariable UUID extension, @PathVariable UUID id) {
        if (!voicemail.delete(new ExtensionId(extension), new MessageId(id))) {
            throw ProblemException.notFound("message", id);
        }
    }

    private VoiceMessage message(UUID extension, UUID id) {
        return voicemail
                .message(new ExtensionId(extension), new MessageId(id))
                .orElseThrow(() -> ProblemException.notFound("message", id));
    }

    private void requireExtension(UUID extension) {
        if (directory.current().extension(new ExtensionId(extension)).isEmpty()) {
            throw ProblemException.notFound("extension", extension);
        }
    }
}
