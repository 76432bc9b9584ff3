package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.Refusal;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;

/** One side of a call wants provisional answers acknowledged (RFC 3262), the other knows nothing of it. */
class ReliableCallTest {

    private static final String PCMA = "8 PCMA/8000";
    private static final HeaderField INSISTS = HeaderField.of(HeaderName.REQUIRE, "100rel");

    private final Office office = new Office(9);
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);
    private final Party bob = office.phone("bob", "10.1.0.2", 5060);

    @AfterEach
    void leavesNothingBehind() {
        office.advance(300);
        assertThat(office.faults).isEmpty();
        assertThat(office.agent.dialogs()).isZero();
        assertThat(office.ports.inUse()).isZero();
    }

    private void register(Party phone) {
        phone.register(600);
        office.advance(1);
    }

    private void hangUp(Party.Calling call) {
        alice.loop.run(() -> call.talk.session().hangUp());
        office.advance(1);
    }

    @Test
    void aliceHearsEarlyMediaReliablyAndThenTheAnswer() {
        register(bob);
        String sdp = Sdp.of("10.1.0.2", 5000, PCMA);
        bob.taking(invite -> invite.progress(183, "Session Progress", List.of(), Content.sdp(sdp)));
        Party.Calling call = alice.call(
                alice.invitation("201", Sdp.of("10.1.0.1", 4000, PCMA)).withHeaders(List.of(INSISTS)));
        office.advance(1);
        assertThat(call.heard()).containsExactly(183);
        assertThat(call.provisional.getFirst().body().isEmpty()).isFalse();
        assertThat(office.wire.from(alice.here, "PRACK")).hasSize(1);
        bob.answer(bob.invites.getFirst(), sdp);
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(office.wire.to(bob.here, "PRACK")).isEmpty();
        hangUp(call);
    }

    @Test
    void bobWhoInsistsIsAskedAgainAndAcknowledged() {
        register(bob);
        String sdp = Sdp.of("10.1.0.2", 5000, PCMA);
        bob.taking(invite -> {
            if (bob.invites.size() == 1) {
                invite.refuse(Refusal.of(421, "Extension Required", INSISTS));
            } else {
                invite.progress(180, "Ringing", List.of(), Content.NONE);
            }
        });
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(call.heard()).containsExactly(180);
        assertThat(office.wire.to(bob.here, "PRACK")).hasSize(1);
        bob.answer(bob.invites.getLast(), sdp);
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        hangUp(call);
    }
}
