package uz.karnay.gateway.event;

import java.util.Optional;
import java.util.function.Consumer;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.voicemail.MailboxSummaries;
import uz.karnay.pbx.voicemail.MailboxSummary;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.Refusal;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.MediaType;

/**
 * How many messages wait: {@code message-summary}, RFC 3842. Everyone sees their own mailbox only; who has none is told
 * that nothing waits, so that the lamp works from the moment there is one. Any thread.
 */
final class MessageSummaryPackage implements EventPackage {

    private static final String NAME = "message-summary";
    private static final MediaType TYPE = MediaType.of("application", "simple-message-summary");

    private final MailboxSummaries mailboxes;

    MessageSummaryPackage(MailboxSummaries mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer answer(Wish wish) {
        Optional<Extension> owner = Resources.extension(wish);
        if (owner.isEmpty()) {
            return new Answer.No(Refusal.of(404, "Not Found"));
        }
        ExtensionId mailbox = owner.get().id();
        if (!mailbox.equals(wish.subscriber().id())) {
            return new Answer.No(Refusal.of(403, "Not Your Mailbox"));
        }
        String account = Resources.address(wish.resource());
        return new Answer.Yes(topic(mailbox), () -> () -> content(account, mailbox));
    }

    @Override
    public void watch(Consumer<Topic> watcher) {
        mailboxes.watch(mailbox -> watcher.accept(topic(mailbox)));
    }

    private static Topic topic(ExtensionId mailbox) {
        return new Topic(NAME, mailbox.toString());
    }

    private Content content(String account, ExtensionId mailbox) {
        MailboxSummary summary = mailboxes.of(mailbox).orElse(MailboxSummary.EMPTY);
        return new Content(TYPE, Body.of(text(account, summary)));
    }

    /** RFC 3842 §5.2. */
    static String text(String account, MailboxSummary summary) {
        return "Messages-Waiting: " + (summary.isWaiting() ? "yes" : "no") + "\r\nMessage-Account: " + account
                + "\r\nVoice-Message: " + summary.newMessages() + "/" + summary.oldMessages() + " ("
                + summary.urgentNew() + "/" + summary.urgentOld() + ")\r\n";
    }
}
