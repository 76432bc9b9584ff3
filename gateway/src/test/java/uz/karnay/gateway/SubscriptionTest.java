package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.voicemail.MailboxSummary;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.IncomingInvite;
import uz.karnay.sip.message.HeaderName;

/** Lamps: whose phone is busy, and whether messages wait. */
class SubscriptionTest {

    private static final Pattern DIALOG = Pattern.compile(
            "direction=\"(\\w+)\">\\s*<state>(\\w+)</state>\\s*<local>.*?</local>\\s*<remote><identity[^>]*>([^<]*)<",
            Pattern.DOTALL);
    private static final String PCMA = "8 PCMA/8000";

    private final Office office = new Office(5);
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);
    private final Party bob = office.phone("bob", "10.1.0.2", 5060);

    @AfterEach
    void leavesNothingBehind() {
        office.advance(8000);
        assertThat(office.faults).isEmpty();
        assertThat(office.agent.dialogs()).isZero();
        assertThat(office.agent.subscriptions()).isZero();
    }

    private Watcher watch(String number, String event) {
        Watcher watcher = Watcher.of(office, "alice", number, event).subscribe(600);
        office.advance(1);
        return watcher;
    }

    /** The dialogs of the last document: {@code recipient early sip:200@office}. */
    private static List<String> dialogs(Watcher watcher) {
        var dialogs = new ArrayList<String>();
        Matcher found = DIALOG.matcher(watcher.body());
        while (found.find()) {
            dialogs.add(found.group(1) + " " + found.group(2) + " " + found.group(3));
        }
        return dialogs;
    }

    private Party.Calling aliceCallsBob() {
        bob.register(600);
        office.advance(1);
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        return call;
    }

    private IncomingInvite ring() {
        return bob.invites.getFirst();
    }

    @Test
    void theLampOfBobFollowsHisCall() {
        Watcher lamp = watch("201", "dialog");
        assertThat(lamp.status()).isEqualTo(200);
        assertThat(lamp.body())
                .contains("<dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\" version=\"0\" state=\"full\""
                        + " entity=\"sip:201@office\">");
        assertThat(dialogs(lamp)).isEmpty();
        assertThat(lamp.notes.getLast().contentType())
                .hasValueSatisfying(type -> assertThat(type).hasToString("application/dialog-info+xml"));
        Party.Calling call = aliceCallsBob();
        bob.loop.run(() -> ring().progress(180, "Ringing", List.of(), Content.NONE));
        office.advance(1);
        assertThat(dialogs(lamp)).containsExactly("recipient early sip:200@office");
        bob.answer(ring(), Sdp.of("10.1.0.2", 5000, PCMA));
        office.advance(1);
        assertThat(dialogs(lamp)).containsExactly("recipient confirmed sip:200@office");
        alice.loop.run(() -> call.talk.session().hangUp());
        office.advance(1);
        assertThat(dialogs(lamp)).containsExactly("recipient terminated sip:200@office");
        lamp.subscribe(600);
        office.advance(1);
        assertThat(dialogs(lamp)).isEmpty();
        assertThat(lamp.notes)
                .extracting(note -> note.header(HeaderName.EVENT).orElse(""))
                .containsOnly("dialog");
    }

    @Test
    void theLampOfWhoCallsIsOnFromTheFirstMoment() {
        Watcher lamp = Watcher.of(office, "bob", "200", "dialog").subscribe(600);
        office.advance(1);
        Party.Calling call = aliceCallsBob();
        assertThat(dialogs(lamp)).containsExactly("initiator trying sip:201@office");
        alice.loop.run(() -> call.invite().cancel(List.of()));
        office.advance(1);
        assertThat(dialogs(lamp)).containsExactly("initiator terminated sip:201@office");
    }

    @Test
    void everyDocumentHasTheNextNumber() {
        Watcher lamp = watch("201", "dialog");
        Party.Calling call = aliceCallsBob();
        bob.answer(ring(), Sdp.of("10.1.0.2", 5000, PCMA));
        office.advance(1);
        alice.loop.run(() -> call.talk.session().hangUp());
        office.advance(1);
        for (int i = 0; i < lamp.notes.size(); i++) {
            assertThat(lamp.notes.get(i).body().text()).contains(" version=\"" + i + "\"");
        }
    }

    @Test
    void messagesWait() {
        Watcher lamp = watch("200", "message-summary");
        assertThat(lamp.body())
                .isEqualTo("Messages-Waiting: no\r\nMessage-Account: sip:200@office\r\nVoice-Message: 0/0 (0/0)\r\n");
        office.mailboxes.put(Office.ALICE, MailboxSummary.of(2, 8));
        office.advance(1);
        assertThat(lamp.body())
                .isEqualTo("Messages-Waiting: yes\r\nMessage-Account: sip:200@office\r\nVoice-Message: 2/8 (0/0)\r\n");
    }

    @Test
    void nobodySeesTheMailboxOfAnother() {
        assertThat(watch("201", "message-summary").status()).isEqualTo(403);
    }

    @Test
    void aNumberThatNobodyHasIsNotFoundAndAnEventThatNobodyKnowsIsBad() {
        assertThat(watch("299", "dialog").status()).isEqualTo(404);
        Watcher presence = watch("201", "presence");
        assertThat(presence.status()).isEqualTo(489);
        assertThat(presence.answers.getLast().header(HeaderName.ALLOW_EVENTS)).contains("dialog, message-summary");
    }

    @Test
    void aStrangerIsChallengedAndSeesNothing() {
        Watcher stranger = new Watcher(office, "alice", "guessed", "10.1.0.9", "201", "dialog").subscribe(600);
        office.advance(1);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.notes).isEmpty();
    }

    @Test
    void whoWatchesAnExtensionThatIsRemovedIsToldSo() {
        Watcher lamp = watch("201", "dialog");
        office.change(new Change.RemoveExtension(Office.BOB));
        office.advance(1);
        assertThat(lamp.state()).isEqualTo("terminated;reason=noresource");
    }

    @Test
    void whoIsRemovedWatchesNoMore() {
        Watcher lamp = watch("201", "dialog");
        office.change(new Change.RemoveExtension(Office.ALICE));
        office.advance(1);
        assertThat(lamp.state()).isEqualTo("terminated;reason=rejected");
    }

    @Test
    void anotherChangeLeavesSubscriptionsAlone() {
        Watcher lamp = watch("201", "dialog");
        office.change(Office.did());
        office.advance(1);
        assertThat(lamp.notes).hasSize(1);
    }
}
