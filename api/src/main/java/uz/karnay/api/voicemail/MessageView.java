package uz.karnay.api.voicemail;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.voicemail.VoiceMessage;

/** A message in a mailbox. */
@Schema(name = "VoiceMessage")
record MessageView(
        UUID id,

        @Schema(description = "Who left it; empty when withheld.", example = "+998901234567")
        String callerNumber,

        String callerName,
        Instant receivedAt,
        @Schema(description = "Seconds.", example = "12.5") double length,
        FolderName folder) {

    static MessageView of(VoiceMessage message) {
        return new MessageView(
                message.id().value(),
                message.from().number(),
                message.from().name(),
                message.receivedAt(),
                message.length().toMillis() / 1e3,
                Enums.same(FolderName.class, message.folder()));
    }
}
