package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import uz.karnay.loop.virtual.VirtualTime;

/** Alice and Bob on a network of their own. After every story nothing is left: no transaction, dialog or timer. */
abstract class Story {

    final VirtualTime time = new VirtualTime(20261102);
    final Net net = new Net(time);
    final Phone alice = new Phone(net, "alice", "192.0.2.1");
    final Phone bob = new Phone(net, "bob", "192.0.2.2");

    /** Long enough for any message to arrive and be answered, short enough that nothing is resent. */
    void moment() {
        time.advance(Duration.ofMillis(150));
    }

    void seconds(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    /** Alice calls Bob, who answers. */
    void talk() {
        bob.answersAtOnce();
        alice.call(bob);
        moment();
        assertThat(alice.sessions).hasSize(1);
        assertThat(bob.heard).endsWith("acknowledged");
    }

    @AfterEach
    void nothingIsLeft() {
        seconds(120);
        for (Phone phone : new Phone[] {alice, bob}) {
            assertThat(phone.transactions.size())
                    .as("transactions of %s", phone.name)
                    .isZero();
            assertThat(phone.agent.dialogs()).as("dialogs of %s", phone.name).isZero();
        }
        assertThat(time.pending()).as("timers").isZero();
    }
}
