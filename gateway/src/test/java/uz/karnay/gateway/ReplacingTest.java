package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.agent.IncomingInvite;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Replaces;

/** Somebody calls in place of a call that runs. */
class ReplacingTest {

    private static final String PCMA = "8 PCMA/8000";

    private final Office office = new Office(8);
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);
    private final Party bob = office.phone("bob", "10.1.0.2", 5060);

    @Test
    void isRefusedAndTheRunningCallGoesOn() {
        bob.answering(Sdp.of("10.1.0.2", 5000, PCMA)).register(600);
        office.advance(1);
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        IncomingInvite theirs = bob.invites.getFirst();
        var replaces = new Replaces(
                theirs.request().callId(),
                theirs.request().from().tag().orElseThrow(),
                bob.talks.getFirst().session().localTag(),
                false);
        Party.Calling replacing = alice.call(alice.invitation("201", Sdp.of("10.1.0.1", 4002, PCMA))
                .withHeaders(List.of(HeaderField.of(HeaderType.REPLACES, replaces))));
        office.advance(1);
        assertThat(replacing.status()).isEqualTo(501);
        assertThat(bob.invites).hasSize(1);
        assertThat(call.talk.end).isNull();
        alice.loop.run(() -> call.talk.session().hangUp());
        office.advance(300);
        assertThat(office.faults).isEmpty();
        assertThat(office.agent.dialogs()).isZero();
    }
}
