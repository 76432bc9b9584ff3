package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.SipMessage;

/** Alice insists that provisional answers are acknowledged, or Bob does: RFC 3262. */
class ReliableStoryTest extends Story {

    private static final HeaderField INSISTS = HeaderField.of(HeaderName.REQUIRE, "100rel");
    private static final Content EARLY = Content.sdp("early");

    private void call() {
        alice.call(alice.specTo(bob).withHeaders(List.of(INSISTS)));
        moment();
    }

    private void progress(int status, Content content) {
        bob.does(() -> bob.ring().progress(status, "Something", List.of(), content));
    }

    private SipMessage last(String start) {
        return net.sent.stream()
                .filter(message -> message.startLine().startsWith(start))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private void busy() {
        bob.does(() -> bob.ring().refuse(Refusal.of(486, "Busy Here")));
        moment();
    }

    @Test
    void ringingIsAcknowledgedAndTheCallGoesOn() {
        call();
        progress(180, Content.NONE);
        moment();
        String number = last("SIP/2.0 180").header(HeaderName.RSEQ).orElseThrow();
        long invite = bob.ring().request().cseq().number();
        assertThat(last("PRACK").header(HeaderName.RACK)).contains(number + " " + invite + " INVITE");
        assertThat(net.ladder).contains("bob>alice 200 PRACK");
        bob.accept(bob.ring());
        moment();
        assertThat(alice.heard).containsExactly("progress 180", "answered");
        assertThat(bob.heard).endsWith("acknowledged");
        alice.hangUp();
        moment();
        assertThat(last("BYE").cseq().number())
                .isGreaterThan(last("PRACK").cseq().number());
        assertThat(bob.heard).endsWith("hung up: Bye");
    }

    @Test
    void ringingIsRepeatedUntilItIsAcknowledged() {
        net.lose("SIP/2.0 180", 2);
        call();
        progress(180, Content.NONE);
        seconds(2);
        assertThat(net.count("bob>alice 180 INVITE")).isEqualTo(3);
        assertThat(alice.heard).containsExactly("progress 180");
        seconds(20);
        assertThat(net.count("bob>alice 180 INVITE")).isEqualTo(3);
        busy();
    }

    @Test
    void theNextWaitsForTheFirstAndHasTheNextNumber() {
        call();
        progress(180, Content.NONE);
        progress(183, EARLY);
        moment();
        moment();
        assertThat(alice.heard).containsExactly("progress 180", "progress 183");
        long first = Long.parseLong(last("SIP/2.0 180").header(HeaderName.RSEQ).orElseThrow());
        assertThat(last("SIP/2.0 183").header(HeaderName.RSEQ)).contains(Long.toString(first + 1));
        busy();
    }

    @Test
    void theAnswerWaitsForTheAcknowledgementOfADescription() {
        net.lose("PRACK", 1);
        call();
        progress(183, EARLY);
        bob.accept(bob.ring());
        moment();
        assertThat(net.ladder).doesNotContain("bob>alice 200 INVITE");
        seconds(1);
        assertThat(alice.heard).containsExactly("progress 183", "answered");
        assertThat(bob.heard).endsWith("acknowledged");
        alice.hangUp();
    }

    @Test
    void bobHangsUpWhileHisAnswerWaits() {
        net.lose("PRACK", 1);
        call();
        progress(183, EARLY);
        bob.accept(bob.ring());
        bob.hangUp();
        seconds(3);
        assertThat(alice.heard).containsExactly("progress 183", "answered", "hung up: Bye");
    }

    @Test
    void theAnswerDoesNotWaitForTheAcknowledgementOfRinging() {
        net.lose("PRACK", 1);
        call();
        progress(180, Content.NONE);
        bob.accept(bob.ring());
        moment();
        assertThat(alice.heard).endsWith("answered");
        seconds(2);
        assertThat(net.ladder).contains("bob>alice 200 PRACK");
        alice.hangUp();
    }

    @Test
    void whoNeverAcknowledgesIsGivenUp() {
        net.loseIf(message -> message.startLine().startsWith("PRACK"));
        call();
        progress(180, Content.NONE);
        seconds(33);
        assertThat(bob.heard).contains("cancelled by INVITE");
        assertThat(alice.heard).endsWith("failed 504 Refused");
    }

    @Test
    void anInviteWithoutOfferIsNotToldThatItRings() {
        alice.call(alice.specTo(bob).withHeaders(List.of(INSISTS)).withOffer(Content.NONE));
        moment();
        progress(180, Content.NONE);
        moment();
        assertThat(net.ladder).doesNotContain("bob>alice 180 INVITE");
        busy();
        assertThat(alice.heard).containsExactly("failed 486 Refused");
    }

    @Test
    void whoeverIsToldToInsistInsists() {
        bob.onRing = invite -> {
            if (bob.rung.size() == 1) {
                invite.refuse(Refusal.of(421, "Extension Required", INSISTS));
            } else {
                invite.progress(180, "Ringing", List.of(), Content.NONE);
            }
        };
        alice.call(bob);
        seconds(1);
        assertThat(last("INVITE").header(HeaderName.REQUIRE)).contains("100rel");
        assertThat(alice.heard).containsExactly("progress 180");
        assertThat(net.ladder).contains("alice>bob PRACK");
        busy();
    }

    @Test
    void whoDoesNotInsistIsNotAskedTo() {
        alice.call(bob);
        moment();
        progress(180, Content.NONE);
        moment();
        assertThat(bob.ring().request().supports("100rel")).isFalse();
        assertThat(net.ladder).doesNotContain("alice>bob PRACK");
        busy();
    }
}
