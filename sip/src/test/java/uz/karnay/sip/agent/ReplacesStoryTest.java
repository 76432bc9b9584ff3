package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Replaces;

/** Alice calls Bob in place of a call that Bob has: RFC 3891. */
class ReplacesStoryTest extends Story {

    private void call(HeaderField... headers) {
        alice.call(alice.specTo(bob).withHeaders(List.of(headers)));
        moment();
    }

    private static HeaderField replaces(Session theirs, boolean earlyOnly) {
        var replaces = new Replaces(theirs.callId(), theirs.localTag(), theirs.remoteTag(), earlyOnly);
        return HeaderField.of(HeaderType.REPLACES, replaces);
    }

    @Test
    void bobIsToldWhichCallIsToBeReplaced() {
        talk();
        call(replaces(bob.session(), false));

        assertThat(bob.ring().replaced()).contains(new Replaced.Talking(bob.sessions.getFirst()));
        bob.does(() -> bob.sessions.getFirst().hangUp());
        bob.does(() -> bob.sessions.getLast().hangUp());
    }

    @Test
    void aCallWithoutReplacesReplacesNothing() {
        talk();
        assertThat(bob.ring().replaced()).isEmpty();
        alice.hangUp();
    }

    @Test
    void aCallThatDoesNotExistCannotBeReplaced() {
        call(HeaderField.of(HeaderName.REPLACES, "nothing;to-tag=1;from-tag=2"));
        assertThat(alice.heard).containsExactly("failed 481 Refused");
    }

    @Test
    void anAnsweredCallIsBusyForWhoWantsAnEarlyOne() {
        talk();
        call(replaces(bob.session(), true));
        assertThat(alice.heard).endsWith("failed 486 Refused");
        alice.hangUp();
    }

    @Test
    void aCallThatIsOverIsDeclined() {
        talk();
        HeaderField replaces = replaces(bob.session(), false);
        net.lose("BYE", 3);
        bob.hangUp();
        call(replaces);
        assertThat(alice.heard).contains("failed 603 Refused");
    }

    @Test
    void twoReplacesOrAGarbledOneAreABadRequest() {
        talk();
        call(replaces(bob.session(), false), replaces(bob.session(), false));
        call(HeaderField.of(HeaderName.REPLACES, "abc;to-tag=1"));
        assertThat(alice.failures).extracting(Failure::status).containsExactly(400, 400);
        alice.hangUp();
    }

    @Test
    void aCallThatRingsAtSomebodyIsPickedUp() {
        OutgoingInvite ringing = bob.call(alice);
        moment();
        call(HeaderField.of(
                HeaderName.REPLACES, ringing.callId() + ";to-tag=" + ringing.localTag() + ";from-tag=whoever"));

        assertThat(bob.ring().replaced()).contains(new Replaced.RingingThere(ringing));
        bob.does(() -> bob.ring().refuse(Refusal.of(486, "Busy Here")));
        alice.does(() -> alice.ring().refuse(Refusal.of(486, "Busy Here")));
    }

    @Test
    void aCallThatRingsHereIsNotForAnInviteToReplaceButForARefer() {
        call();
        IncomingInvite early = bob.ring();
        var dialog = new Replaces(
                early.request().callId(),
                early.localTag(),
                early.request().from().tag().orElseThrow(),
                false);
        bob.does(() -> assertThat(bob.agent.find(dialog)).contains(new Replaced.RingingHere(early)));
        call(HeaderField.of(HeaderType.REPLACES, dialog));

        assertThat(alice.heard).endsWith("failed 481 Refused");
        bob.does(() -> early.refuse(Refusal.of(486, "Busy Here")));
    }

    @Test
    void whoRequiresReplacesIsUnderstood() {
        talk();
        call(HeaderField.of(HeaderName.REQUIRE, "replaces"), replaces(bob.session(), false));
        assertThat(bob.rung).hasSize(2);
        assertThat(bob.ring().request().supports("norefersub")).isTrue();
        assertThat(alice.answers.getLast().supports("replaces")).isTrue();
        bob.does(() -> bob.sessions.getFirst().hangUp());
        bob.does(() -> bob.sessions.getLast().hangUp());
    }
}
