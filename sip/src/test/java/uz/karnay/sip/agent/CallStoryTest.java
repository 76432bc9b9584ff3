package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallStoryTest extends Story {

    @Test
    void bobAnswersAndAliceHangsUp() {
        bob.onRing = bob::rings;
        alice.call(bob);
        moment();
        bob.accept(bob.ring());
        moment();
        alice.hangUp();
        moment();

        assertThat(net.ladder)
                .containsExactly(
                        "alice>bob INVITE",
                        "bob>alice 180 INVITE",
                        "bob>alice 200 INVITE",
                        "alice>bob ACK",
                        "alice>bob BYE",
                        "bob>alice 200 BYE");
        assertThat(alice.heard).containsExactly("progress 180", "answered");
        assertThat(bob.heard).containsExactly("invite", "acknowledged", "hung up: Bye");
        assertThat(alice.answers.getFirst().body().text()).isEqualTo("answer of bob");
        assertThat(bob.ring().request().body().text()).isEqualTo("offer of alice");
    }

    @Test
    void bobHangsUp() {
        talk();
        bob.hangUp();
        moment();

        assertThat(alice.heard).endsWith("hung up: Bye");
        assertThat(alice.session().isOver()).isTrue();
    }

    @Test
    void bothHangUpAtOnce() {
        talk();
        alice.hangUp();
        bob.hangUp();
        moment();

        assertThat(net.ladder).endsWith("alice>bob BYE", "bob>alice BYE", "bob>alice 200 BYE", "alice>bob 200 BYE");
        assertThat(alice.heard).doesNotContain("hung up: Bye");
        assertThat(bob.heard).doesNotContain("hung up: Bye");
    }

    @Test
    void bobIsBusy() {
        bob.onRing = invite -> invite.refuse(Refusal.of(486, "Busy Here"));
        alice.call(bob);
        moment();

        assertThat(alice.heard).containsExactly("failed 486 Refused");
        assertThat(net.ladder).containsExactly("alice>bob INVITE", "bob>alice 486 INVITE", "alice>bob ACK");
    }

    @Test
    void sendsTryingWhenNobodyAnswersForAWhile() {
        alice.call(bob);
        seconds(1);

        assertThat(net.ladder).containsExactly("alice>bob INVITE", "bob>alice 100 INVITE");
        bob.does(() -> bob.ring().refuse(Refusal.of(480, "Temporarily Unavailable")));
    }

    @Test
    void remindsEveryMinuteWhileItRings() {
        bob.onRing = bob::rings;
        alice.call(bob);
        seconds(130);

        assertThat(net.count("bob>alice 180 INVITE")).isEqualTo(3);
        bob.does(() -> bob.ring().refuse(Refusal.of(480, "Temporarily Unavailable")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "SIP/2.0 180", "SIP/2.0 200", "ACK", "BYE"})
    void survivesTheLossOfAnyMessageThreeTimes(String lost) {
        net.lose(lost, 3);
        bob.onRing = bob::rings;
        alice.call(bob);
        seconds(10);
        bob.accept(bob.ring());
        seconds(20);
        alice.hangUp();
        seconds(20);

        assertThat(alice.heard).contains("answered");
        assertThat(bob.heard.stream().filter(event -> !event.startsWith("progress")))
                .containsExactly("invite", "acknowledged", "hung up: Bye");
    }

    @Test
    void timesOutWhenBobIsNotThere() {
        net.loseIf(message -> true);
        alice.call(bob);
        seconds(33);

        assertThat(alice.heard).containsExactly("failed 408 TimedOut");
        assertThat(net.count("alice>bob INVITE")).isEqualTo(7); // 0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5 s
    }

    @Test
    void hangsUpWhenAckNeverComes() {
        net.lose("ACK", 1000);
        bob.answersAtOnce();
        alice.call(bob);
        seconds(40);

        assertThat(bob.heard).containsExactly("invite", "hung up: AckMissing");
        assertThat(alice.heard).containsExactly("answered", "hung up: Bye");
        assertThat(bob.agent.counters().acksMissing()).isEqualTo(1);
    }

    @Test
    void waitsForTheAckBeforeHangingUp() {
        net.lose("ACK", 1);
        bob.answersAtOnce();
        alice.call(bob);
        moment();
        bob.hangUp();
        moment();
        assertThat(net.count("bob>alice BYE")).isZero();
        seconds(1);

        assertThat(net.count("bob>alice BYE")).isEqualTo(1);
        assertThat(bob.heard).containsExactly("invite");
        assertThat(alice.heard).containsExactly("answered", "hung up: Bye");
    }

    @Test
    void thePeersByeEndsAHangUpThatWaitsForTheAck() {
        net.lose("ACK", 1000);
        bob.answersAtOnce();
        alice.call(bob);
        moment();
        bob.hangUp();
        moment();
        alice.hangUp();
        moment();

        assertThat(net.count("bob>alice BYE")).isZero();
        assertThat(bob.agent.dialogs()).isZero();
    }

    @Test
    void lateOfferIsAnsweredInTheAck() {
        bob.answersAtOnce();
        alice.call(InviteSpec.to(bob.uri(), alice.specTo(bob).caller(), Content.NONE));
        moment();
        assertThat(net.count("alice>bob ACK")).isZero();
        alice.does(() -> alice.session().acknowledge(Content.sdp("late answer")));
        moment();

        assertThat(bob.acks.getFirst().body().text()).isEqualTo("late answer");
        alice.hangUp();
    }

    @Test
    void acknowledgesBeforeHangingUpALateOffer() {
        bob.answersAtOnce();
        alice.call(InviteSpec.to(bob.uri(), alice.specTo(bob).caller(), Content.NONE));
        moment();
        alice.hangUp();
        moment();

        assertThat(net.ladder).endsWith("alice>bob ACK", "alice>bob BYE", "bob>alice 200 BYE");
    }

    @Test
    void contactIsTheSocketAndViaAsksForItsPort() {
        bob.onRing = bob::rings;
        alice.call(bob);
        moment();
        var invite = bob.ring().request();

        assertThat(invite.contact().orElseThrow().uri()).hasToString("sip:alice@192.0.2.1:5060");
        assertThat(invite.topVia().hasRport()).isTrue();
        assertThat(invite.topVia().rport()).isEqualTo(5060);
        assertThat(invite.topVia().received()).contains("192.0.2.1");
        bob.does(() -> bob.ring().refuse(Refusal.of(480, "Temporarily Unavailable")));
    }

    @Test
    void aPeerThatForgotTheCallEndsIt() {
        talk();
        net.loseIf(message -> message.startLine().startsWith("BYE sip:alice"));
        bob.hangUp();
        seconds(60);
        assertThat(bob.agent.dialogs()).isZero();
        alice.does(() ->
                alice.session().send(uz.karnay.sip.message.Method.INFO, List.of(), Content.NONE, alice.replies()));
        seconds(60);

        assertThat(alice.heard).containsSubsequence("failed 481 Refused", "hung up: PeerLost");
    }

    @Test
    void carriesRequestsInTheDialogBothWays() {
        talk();
        alice.does(() ->
                alice.session().send(uz.karnay.sip.message.Method.INFO, List.of(), Content.NONE, alice.replies()));
        bob.does(
                () -> bob.session().send(uz.karnay.sip.message.Method.OPTIONS, List.of(), Content.NONE, bob.replies()));
        moment();

        assertThat(alice.heard).contains("reply 200", "request OPTIONS");
        assertThat(bob.heard).contains("reply 200", "request INFO");
        alice.hangUp();
    }

    @Test
    void aRequestThatOvertakesTheAnswerEndsNothing() {
        net.lose("SIP/2.0 200", 1);
        bob.answersAtOnce();
        alice.call(bob);
        moment();
        bob.does(() -> bob.session().send(uz.karnay.sip.message.Method.INFO, List.of(), Content.NONE, bob.replies()));
        seconds(2);

        assertThat(bob.heard).containsExactly("invite", "failed 500 Refused", "acknowledged");
        assertThat(alice.heard).containsExactly("answered");
        alice.hangUp();
    }

    @Test
    void cannotSendInASessionThatIsOver() {
        talk();
        alice.hangUp();
        alice.does(() ->
                alice.session().send(uz.karnay.sip.message.Method.INFO, List.of(), Content.NONE, alice.replies()));
        moment();

        assertThat(alice.heard).endsWith("failed 503 Unreachable");
    }

    @Test
    void failsWhenTheNameIsUnknown() {
        var nowhere = uz.karnay.sip.message.SipUri.of("sip:bob@nowhere.invalid");
        alice.call(InviteSpec.to(nowhere, alice.specTo(bob).caller(), Content.sdp("offer")));
        assertThat(alice.heard).isEmpty();
        moment();

        assertThat(alice.heard).containsExactly("failed 503 Unreachable");
    }
}
