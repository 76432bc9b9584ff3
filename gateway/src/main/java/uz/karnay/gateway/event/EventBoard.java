package uz.karnay.gateway.event;

import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.call.ExtensionLines;
import uz.karnay.pbx.call.LiveCallBook;
import uz.karnay.pbx.voicemail.MailboxSummaries;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Token;

/** All that can be subscribed to, and who has to hear of it: what the call loops share. Any thread. */
public final class EventBoard {

    private final List<EventPackage> packages;
    private final Watchers watchers = new Watchers();

    /** @param domain our name: the host of the addresses of those who talk */
    public EventBoard(LiveCallBook calls, MailboxSummaries mailboxes, String domain) {
        var lines = new ExtensionLines();
        calls.listen(lines);
        packages = List.of(new DialogPackage(lines, domain), new MessageSummaryPackage(mailboxes));
        packages.forEach(each -> each.watch(watchers::changed));
    }

    Optional<EventPackage> named(String event) {
        return packages.stream()
                .filter(each -> each.name().equalsIgnoreCase(event))
                .findFirst();
    }

    Watchers watchers() {
        return watchers;
    }

    /** The packages, as an answer names them (RFC 6665 §8.2.2). */
    HeaderField allowEvents() {
        return HeaderField.of(
                HeaderType.ALLOW_EVENTS,
                packages.stream().map(EventPackage::name).map(Token::of).toList());
    }
}
