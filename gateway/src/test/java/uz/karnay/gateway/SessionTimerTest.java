package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.agent.SessionListener;
import uz.karnay.sip.message.Method;

/** A long call whose sides refresh it, by whatever they take. */
class SessionTimerTest {

    private static final String PCMA = "8 PCMA/8000";

    private final Office office = new Office(6);
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);

    @AfterEach
    void leavesNothingBehind() {
        office.advance(300);
        assertThat(office.faults).isEmpty();
        assertThat(office.agent.dialogs()).isZero();
    }

    private Party.Calling talkTo(Party bob) {
        bob.as("bob", "secret of bob").register(7200);
        bob.answering(Sdp.of("10.1.0.2", 5000, PCMA));
        office.advance(1);
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        return call;
    }

    @Test
    void bobIsRefreshedByUpdate() {
        Party bob = office.party("10.1.0.2", 5060);
        Party.Calling call = talkTo(bob);
        office.advance(3000);
        assertThat(office.wire.to(bob.here, "UPDATE")).hasSize(3);
        assertThat(office.wire.to(bob.here, "INVITE")).hasSize(1);
        alice.loop.run(() -> call.talk.session().hangUp());
    }

    @Test
    void bobWhoKnowsNoUpdateIsRefreshedByReInvite() {
        var bob = new Party(office.time, office.wire, "10.1.0.2", 5060, config -> {
            var methods = new HashSet<>(config.methods());
            methods.remove(Method.UPDATE);
            return config.withMethods(methods);
        });
        Party.Calling call = talkTo(bob);
        office.advance(3000);
        assertThat(office.wire.to(bob.here, "UPDATE")).isEmpty();
        assertThat(office.wire.to(bob.here, "INVITE"))
                .hasSize(4)
                .last()
                .asString()
                .contains("m=audio ");
        assertThat(call.talk.end).isNull();
        alice.loop.run(() -> call.talk.session().hangUp());
    }

    @Test
    void aliceWhoVanishesIsHungUp() {
        Party bob = office.party("10.1.0.2", 5060);
        talkTo(bob);
        office.wire.lose(
                packet -> packet.from().equals(alice.here) || packet.to().equals(alice.here));
        office.advance(1900);
        assertThat(bob.talks.getFirst().end).isInstanceOf(SessionListener.HangUp.Bye.class);
    }
}
