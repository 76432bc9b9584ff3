package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.Replaces;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;

/** Alice talks to Bob and refers him to somebody else: RFC 3515, 3892, 4488. */
class ReferStoryTest extends Story {

    private static final String CAROL = "<sip:carol@192.0.2.3>";

    private void refer(String referTo, HeaderField... more) {
        var headers = new ArrayList<HeaderField>(List.of(more));
        if (!referTo.isEmpty()) {
            headers.add(HeaderField.of(HeaderName.REFER_TO, referTo));
        }
        alice.does(() -> alice.session().send(Method.REFER, headers, Content.NONE, alice.replies()));
        moment();
    }

    private Referral accepted() {
        Referral[] referral = new Referral[1];
        bob.does(() -> referral[0] = bob.refers.getLast().accept());
        moment();
        return referral[0];
    }

    private void report(Referral referral, int status, String reason) {
        bob.does(() -> referral.report(status, reason));
        moment();
    }

    /** The NOTIFYs that Alice was sent, each as state and body. */
    private List<String> notes() {
        return net.sent.stream()
                .filter(message -> message instanceof SipRequest request && request.is(Method.NOTIFY))
                .map(ReferStoryTest::note)
                .toList();
    }

    private static String note(SipMessage message) {
        return message.header(HeaderName.SUBSCRIPTION_STATE).orElse("") + " "
                + message.body().text().strip();
    }

    private SipRequest lastNotify() {
        return net.sent.stream()
                .filter(SipRequest.class::isInstance)
                .map(SipRequest.class::cast)
                .filter(request -> request.is(Method.NOTIFY))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void bobIsReferredAndTellsHowItGoes() {
        talk();
        refer(CAROL, HeaderField.of(HeaderName.REFERRED_BY, "<sip:alice@192.0.2.1>"));
        assertThat(bob.refers.getFirst().target()).hasToString(CAROL);
        assertThat(bob.refers.getFirst().replaces()).isEmpty();
        assertThat(bob.refers.getFirst().referredBy())
                .hasValueSatisfying(by -> assertThat(by).hasToString("<sip:alice@192.0.2.1>"));
        Referral referral = accepted();
        report(referral, 180, "Ringing");
        report(referral, 200, "OK");

        assertThat(alice.heard).contains("reply 202");
        assertThat(notes())
                .containsExactly(
                        "active;expires=180 SIP/2.0 100 Trying",
                        "active;expires=179 SIP/2.0 180 Ringing",
                        "terminated;reason=noresource SIP/2.0 200 OK");
        assertThat(lastNotify().header(HeaderName.EVENT)).contains("refer");
        assertThat(lastNotify().contentType())
                .hasValueSatisfying(type -> assertThat(type).hasToString("message/sipfrag;version=2.0"));
        assertThat(lastNotify().contact()).isPresent();
        assertThat(referral.isOver()).isTrue();
        assertThat(alice.session().isOver()).isFalse();
        alice.hangUp();
    }

    @Test
    void bobDeclines() {
        talk();
        refer(CAROL);
        bob.does(() -> bob.refers.getFirst().refuse(Refusal.of(603, "Decline")));
        moment();

        assertThat(alice.heard).contains("failed 603 Refused");
        assertThat(notes()).isEmpty();
        alice.hangUp();
    }

    @Test
    void anAttendedTransferNamesTheCallToReplace() {
        talk();
        refer("<sip:carol@192.0.2.3?Replaces=c1%40host%3Bto-tag%3Dt1%3Bfrom-tag%3Df1&Subject=x>");

        assertThat(bob.refers.getFirst().target()).hasToString(CAROL);
        assertThat(bob.refers.getFirst().replaces()).contains(new Replaces("c1@host", "t1", "f1", false));
        accepted();
        alice.hangUp();
        time.advance(ServerReferral.LASTS);
    }

    @Test
    void aReferWithoutTargetOrForAnotherMethodOrWithBrokenReplacesIsRefused() {
        talk();
        refer("");
        refer("<sip:carol@192.0.2.3;method=SUBSCRIBE>");
        refer("<sip:carol@192.0.2.3?Replaces=c1%40host>");

        assertThat(bob.refers).isEmpty();
        assertThat(alice.failures).extracting(Failure::status).containsExactly(400, 501, 400);
        alice.hangUp();
    }

    @Test
    void whoWantsNoNewsGetsNone() {
        talk();
        refer(CAROL, HeaderField.of(HeaderName.REFER_SUB, "false"));
        Referral referral = accepted();
        report(referral, 200, "OK");

        assertThat(alice.answers.getLast().header(HeaderName.REFER_SUB)).contains("false");
        assertThat(notes()).isEmpty();
        alice.hangUp();
    }

    @Test
    void newsGoOnAfterAliceHasHungUp() {
        talk();
        refer(CAROL);
        Referral referral = accepted();
        alice.hangUp();
        moment();
        report(referral, 486, "Busy Here");

        assertThat(net.ladder).contains("bob>alice NOTIFY", "alice>bob 481 NOTIFY");
        assertThat(referral.isOver()).isTrue();
    }

    @Test
    void aNotifyThatAliceDoesNotKnowEndsTheNewsButNotTheCall() {
        talk();
        alice.onAsk = request -> request.reply(481, "Subscription Does Not Exist");
        refer(CAROL);
        Referral referral = accepted();

        assertThat(referral.isOver()).isTrue();
        report(referral, 200, "OK");
        assertThat(notes()).hasSize(1);
        assertThat(alice.session().isOver()).isFalse();
        assertThat(bob.session().isOver()).isFalse();
        alice.hangUp();
    }

    @Test
    void newsOvertakenByNewerAreLeftOut() {
        talk();
        refer(CAROL);
        Referral referral = accepted();
        bob.does(() -> {
            referral.report(180, "Ringing");
            referral.report(183, "Session Progress");
            referral.report(200, "OK");
            referral.report(486, "Busy Here");
        });
        moment();
        moment();

        assertThat(notes())
                .extracting(note -> note.substring(note.indexOf("SIP/2.0") + 8))
                .containsExactly("100 Trying", "180 Ringing", "200 OK");
        alice.hangUp();
    }

    @Test
    void aReferralEndsByItselfAfterThreeMinutes() {
        talk();
        refer(CAROL);
        Referral referral = accepted();
        seconds(181);

        assertThat(notes().getLast()).isEqualTo("terminated;reason=timeout SIP/2.0 100 Trying");
        assertThat(referral.isOver()).isTrue();
        alice.hangUp();
    }

    @Test
    void aSecondReferralIsToldApartByItsId() {
        talk();
        refer(CAROL);
        report(accepted(), 486, "Busy Here");
        refer(CAROL);
        Referral second = accepted();

        long sequence = bob.refers.getLast().request().cseq().number();
        assertThat(lastNotify().header(HeaderName.EVENT)).contains("refer;id=" + sequence);
        report(second, 200, "OK");
        alice.hangUp();
    }

    @Test
    void aliceUnsubscribes() {
        talk();
        refer(CAROL);
        Referral referral = accepted();
        List<HeaderField> headers =
                List.of(HeaderField.of(HeaderName.EVENT, "refer"), HeaderField.of(HeaderName.EXPIRES, "0"));
        alice.does(() -> alice.session().send(Method.SUBSCRIBE, headers, Content.NONE, alice.replies()));
        moment();

        assertThat(alice.heard).contains("reply 200");
        assertThat(notes().getLast()).startsWith("terminated;reason=timeout");
        assertThat(referral.isOver()).isTrue();
        alice.hangUp();
    }

    @Test
    void aSubscriptionToAnythingElseInACallIsUnknown() {
        talk();
        List<HeaderField> headers = List.of(HeaderField.of(HeaderName.EVENT, "refer"));
        alice.does(() -> alice.session().send(Method.SUBSCRIBE, headers, Content.NONE, alice.replies()));
        moment();

        assertThat(net.ladder).contains("bob>alice 481 SUBSCRIBE");
    }
}
