package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReInviteStoryTest extends Story {

    private static final Content HOLD = Content.sdp("hold");

    private void change(Phone phone, Content offer) {
        phone.does(() -> phone.session().reInvite(List.of(), offer, phone.changes()));
    }

    @Test
    void aliceHoldsBob() {
        talk();
        change(alice, HOLD);
        moment();

        assertThat(alice.heard).endsWith("agreed");
        assertThat(bob.heard).endsWith("re-invite", "acknowledged");
        assertThat(bob.reInvites.getFirst().request().body().text()).isEqualTo("hold");
        assertThat(alice.answers.getLast().body().text()).isEqualTo("agreed");
        alice.hangUp();
    }

    @Test
    void theCalledSideMayChangeTheSessionToo() {
        talk();
        change(bob, HOLD);
        moment();

        assertThat(bob.heard).endsWith("agreed");
        assertThat(alice.heard).endsWith("re-invite", "acknowledged");
        bob.hangUp();
    }

    @Test
    void aRefusalLeavesTheSession() {
        talk();
        bob.onChange = reInvite -> reInvite.refuse(Refusal.of(488, "Not Acceptable Here"));
        change(alice, HOLD);
        moment();

        assertThat(alice.heard).endsWith("not agreed 488");
        assertThat(alice.session().isOver()).isFalse();
        alice.hangUp();
    }

    @Test
    void bothAskAtOnceAndBothGetTheirWayInTheEnd() {
        talk();
        change(alice, HOLD);
        change(bob, HOLD);
        moment();
        assertThat(net.ladder).contains("alice>bob 491 INVITE", "bob>alice 491 INVITE");
        seconds(8);

        assertThat(alice.heard).contains("agreed", "re-invite");
        assertThat(bob.heard).contains("agreed", "re-invite");
        alice.hangUp();
    }

    @Test
    void aWishThatWaitsAfterGlareHearsOfTheEnd() {
        talk();
        change(alice, HOLD);
        change(bob, HOLD);
        moment();
        bob.hangUp();
        moment();

        assertThat(alice.heard).endsWith("not agreed 487", "hung up: Bye");
    }

    @Test
    void wishesWaitForEachOther() {
        talk();
        change(alice, HOLD);
        change(alice, Content.sdp("resume"));
        seconds(1);

        assertThat(bob.reInvites).hasSize(2);
        assertThat(bob.reInvites.getLast().request().body().text()).isEqualTo("resume");
        assertThat(alice.heard).endsWith("agreed", "agreed");
        alice.hangUp();
    }

    @Test
    void asksForAnOfferAndAnswersIt() {
        talk();
        change(alice, Content.NONE);
        moment();
        assertThat(bob.reInvites.getFirst().hasOffer()).isFalse();
        alice.does(() -> alice.session().acknowledge(Content.sdp("answer")));
        moment();

        assertThat(bob.acks.getLast().body().text()).isEqualTo("answer");
        alice.hangUp();
    }

    @Test
    void hangsUpWhileBobStillThinks() {
        talk();
        bob.onChange = reInvite -> bob.heard.add("thinking");
        change(alice, HOLD);
        moment();
        alice.hangUp();
        seconds(1);

        assertThat(bob.heard).endsWith("thinking", "hung up: Bye");
        assertThat(bob.reInvites.getFirst().isOver()).isTrue();
        assertThat(alice.heard).containsExactly("answered");
        assertThat(net.ladder).contains("bob>alice 487 INVITE");
    }

    @Test
    void bobHangsUpWhileHeIsAsked() {
        talk();
        bob.onChange = reInvite -> bob.heard.add("thinking");
        change(alice, HOLD);
        moment();
        bob.hangUp();
        seconds(1);

        assertThat(alice.heard).endsWith("not agreed 487", "hung up: Bye");
        assertThat(bob.heard).endsWith("thinking");
    }

    @Test
    void byeCrossesTheReInvite() {
        talk();
        change(alice, HOLD);
        bob.hangUp();
        seconds(1);

        assertThat(alice.heard).contains("hung up: Bye");
        assertThat(bob.heard).doesNotContain("re-invite");
    }

    @Test
    void aLostAckOfAReInviteIsRepeated() {
        talk();
        net.lose("ACK", 2);
        change(alice, HOLD);
        seconds(4);

        assertThat(bob.heard).endsWith("re-invite", "acknowledged");
        assertThat(net.count("bob>alice 200 INVITE")).isEqualTo(4);
        alice.hangUp();
    }

    @Test
    void aSecondReInviteWhileTheFirstIsPendingIsRefused() {
        talk();
        bob.onChange = reInvite -> bob.heard.add("thinking");
        change(alice, HOLD);
        moment();
        change(bob, HOLD);
        moment();
        assertThat(bob.heard).endsWith("thinking");
        bob.does(() -> bob.reInvites.getFirst().accept(List.of(), HOLD));
        seconds(1);

        assertThat(bob.heard).endsWith("acknowledged", "agreed");
        alice.hangUp();
    }

    @Test
    void thePeerVanishesDuringAReInvite() {
        talk();
        net.loseIf(message -> true);
        change(alice, HOLD);
        seconds(33);
        assertThat(alice.heard).endsWith("not agreed 408", "hung up: PeerLost");

        bob.hangUp();
    }
}
