package uz.karnay.pbx.voicemail;

import java.time.Duration;
import java.time.Instant;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.ExtensionId;

/**
 * A message in a mailbox. Its sound is a file of its own.
 *
 * @param from who left it; a number that is empty was withheld
 * @param mailDue whether it is still to be sent by e-mail
 */
public record VoiceMessage(
        MessageId id,
        ExtensionId mailbox,
        CallerId from,
        Instant receivedAt,
        Duration length,
        Folder folder,
        boolean mailDue) {

    VoiceMessage in(Folder other) {
        return new VoiceMessage(id, mailbox, from, receivedAt, length, other, mailDue);
    }

    VoiceMessage mailed() {
        return new VoiceMessage(id, mailbox, from, receivedAt, length, folder, false);
    }
}
