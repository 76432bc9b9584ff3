package uz.karnay.pbx.voicemail;

import java.util.Optional;
import java.util.function.Consumer;
import uz.karnay.pbx.directory.ExtensionId;

/** What phones are told of mailboxes, so that their lamps shine: implemented by whoever keeps the messages. Any thread. */
public interface MailboxSummaries {

    /** Of an extension that has a mailbox; answered from memory, on a call loop. */
    Optional<MailboxSummary> of(ExtensionId extension);

    /** {@code watcher} hears of every mailbox whose summary has changed, on any thread; it must not block. */
    void watch(Consumer<ExtensionId> watcher);

    /** Nobody has a mailbox. */
    MailboxSummaries NONE = new MailboxSummaries() {
        @Override
        public Optional<MailboxSummary> of(ExtensionId extension) {
            return Optional.empty();
        }

        @Override
        public void watch(Consumer<ExtensionId> watcher) {
            // there is nothing to hear of
        }
    };
}
