package uz.karnay.api.voicemail;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.voicemail.MailboxSummary;

/** How full a mailbox is. */
@Schema(name = "Mailbox")
record MailboxView(UUID extensionId, String number, String name, int newMessages, int savedMessages) {

    static MailboxView of(Extension owner, MailboxSummary summary) {
        return new MailboxView(
                owner.id().value(), owner.number(), owner.name(), summary.newMessages(), summary.oldMessages());
    }
}
