package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.Reason;
import uz.karnay.sip.message.SipRequest;

class CancelStoryTest extends Story {

    @Test
    void aliceGivesUpWhileItRings() {
        bob.onRing = bob::rings;
        OutgoingInvite invite = alice.call(bob);
        moment();
        alice.does(() ->
                invite.cancel(List.of(HeaderField.of(HeaderType.REASON, Reason.sip(200, "Call completed elsewhere")))));
        moment();

        assertThat(net.ladder)
                .containsExactly(
                        "alice>bob INVITE",
                        "bob>alice 180 INVITE",
                        "alice>bob CANCEL",
                        "bob>alice 200 CANCEL",
                        "bob>alice 487 INVITE",
                        "alice>bob ACK");
        assertThat(alice.heard).containsExactly("progress 180", "failed 487 Cancelled");
        assertThat(bob.heard).containsExactly("invite", "cancelled by CANCEL");
        assertThat(sent(Method.CANCEL).first(HeaderType.REASON)).isPresent();
    }

    @Test
    void cancelWaitsForAProvisionalAnswer() {
        net.slow("SIP/2.0 100", Duration.ofMillis(30));
        OutgoingInvite invite = alice.call(bob);
        alice.does(() -> invite.cancel(List.of()));
        moment();
        assertThat(net.count("alice>bob CANCEL")).isZero();
        seconds(1);

        assertThat(net.count("alice>bob CANCEL")).isEqualTo(1);
        assertThat(alice.heard).containsExactly("failed 487 Cancelled");
        assertThat(bob.heard).endsWith("cancelled by CANCEL");
    }

    @Test
    void cancelCrossesTheAnswer() {
        bob.onRing = bob::rings;
        OutgoingInvite invite = alice.call(bob);
        moment();
        bob.accept(bob.ring());
        alice.does(() -> invite.cancel(List.of()));
        seconds(1);

        assertThat(net.ladder)
                .endsWith(
                        "bob>alice 200 INVITE",
                        "alice>bob CANCEL",
                        "alice>bob ACK",
                        "alice>bob BYE",
                        "bob>alice 200 CANCEL",
                        "bob>alice 200 BYE");
        assertThat(alice.heard).containsExactly("progress 180", "failed 487 Cancelled");
        assertThat(bob.heard).containsExactly("invite", "acknowledged", "hung up: Bye");
        assertThat(alice.agent.counters().surplusAnswers()).isEqualTo(1);
    }

    @Test
    void givesUpWhenTheCancelStaysWithoutEffect() {
        bob.onRing = bob::rings;
        OutgoingInvite invite = alice.call(bob);
        moment();
        net.loseIf(message -> message.cseq().method().equals(Method.CANCEL)
                || message.startLine().startsWith("SIP/2.0 487"));
        alice.does(() -> invite.cancel(List.of()));
        seconds(33);

        assertThat(alice.heard).endsWith("failed 487 Cancelled");
        bob.does(() -> bob.ring().refuse(Refusal.of(480, "Temporarily Unavailable")));
    }

    @Test
    void hearsOfACancelThatCameBeforeItListened() {
        bob.agent.listen(new UserAgentListener() {
            @Override
            public void onInvite(IncomingInvite invite) {
                bob.rung.add(invite);
                bob.rings(invite);
            }

            @Override
            public void onRequest(IncomingRequest request) {
                throw new AssertionError(request.request());
            }
        });
        OutgoingInvite invite = alice.call(bob);
        moment();
        alice.does(() -> invite.cancel(List.of()));
        moment();
        bob.does(() -> bob.ring().whenCancelled(request -> bob.heard.add("told late")));

        assertThat(bob.heard).containsExactly("told late");
        assertThat(bob.ring().isOver()).isTrue();
    }

    @Test
    void cancelAfterTheAnswerDoesNothing() {
        bob.answersAtOnce();
        OutgoingInvite invite = alice.call(bob);
        moment();
        alice.does(() -> invite.cancel(List.of()));
        moment();

        assertThat(net.count("alice>bob CANCEL")).isZero();
        alice.hangUp();
    }

    @Test
    void aLostCancelIsSentAgain() {
        bob.onRing = bob::rings;
        OutgoingInvite invite = alice.call(bob);
        moment();
        net.lose("CANCEL", 1);
        net.lose("SIP/2.0 487", 1);
        alice.does(() -> invite.cancel(List.of()));
        seconds(5);

        assertThat(alice.heard).endsWith("failed 487 Cancelled");
        assertThat(bob.heard).containsExactly("invite", "cancelled by CANCEL");
    }

    private SipRequest sent(Method method) {
        return net.sent.stream()
                .filter(SipRequest.class::isInstance)
                .map(SipRequest.class::cast)
                .filter(request -> request.is(method))
                .findFirst()
                .orElseThrow();
    }
}
