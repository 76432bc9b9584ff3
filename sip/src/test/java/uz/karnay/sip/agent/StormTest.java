package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sip.message.Method;

/**
 * Alice and Bob do at any moment what they like, over a network that loses, doubles and overtakes. Whatever happens,
 * every invitation ends once on each side, and in the end nothing is left. A seed repeats its story.
 */
class StormTest {

    private static final int STORIES_PER_SEED = 25;
    private static final int ACTS = 40;

    private SeededEntropy chance = new SeededEntropy(0);
    private int calls;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void everythingEnds(long seed) {
        for (long story = 0; story < STORIES_PER_SEED; story++) {
            play(seed * 1000 + story);
        }
    }

    private void play(long seed) {
        var time = new VirtualTime(seed);
        var net = new Net(time);
        chance = new SeededEntropy(seed);
        calls = 0;
        var alice = new Phone(net, "alice", "192.0.2.1");
        var bob = new Phone(net, "bob", "192.0.2.2");
        net.storm(chance.fork(), 0.15, 0.1, 400);
        var invites = new ArrayList<OutgoingInvite>();
        for (int act = 0; act < ACTS; act++) {
            time.advance(Duration.ofMillis(chance.below(1500)));
            actAs(chance.chance(0.5) ? alice : bob, alice, bob, invites);
        }
        end(time, net, alice, bob, invites);
        for (Phone phone : List.of(alice, bob)) {
            assertThat(phone.transactions.size())
                    .as("transactions, seed %s", seed)
                    .isZero();
            assertThat(phone.agent.dialogs()).as("dialogs, seed %s", seed).isZero();
        }
        assertThat(time.pending()).as("timers, seed %s", seed).isZero();
        long outcomes = outcomes(alice) + outcomes(bob);
        assertThat(outcomes).as("outcomes of invitations, seed %s", seed).isEqualTo(calls);
    }

    private static long outcomes(Phone phone) {
        return phone.heard.stream()
                .filter(event -> event.equals("answered") || event.startsWith("failed"))
                .count();
    }

    private void actAs(Phone who, Phone alice, Phone bob, List<OutgoingInvite> invites) {
        switch (chance.below(8)) {
            case 0, 1 -> {
                calls++;
                invites.add(who.call(who == alice ? bob : alice));
            }
            case 2 -> withRing(who, invite -> who.rings(invite));
            case 3, 4 -> withRing(who, who::accept);
            case 5 -> {
                if (!invites.isEmpty() && chance.chance(0.5)) {
                    OutgoingInvite invite = invites.getLast();
                    cancel(invite, alice, bob);
                } else {
                    withRing(who, invite -> invite.refuse(Refusal.of(486, "Busy Here")));
                }
            }
            case 6 -> withSession(who, session -> session.reInvite(List.of(), Content.sdp("change"), who.changes()));
            default ->
                withSession(who, session -> {
                    if (chance.chance(0.5)) {
                        session.hangUp();
                    } else {
                        session.send(Method.INFO, List.of(), Content.NONE, RequestListener.NONE);
                    }
                });
        }
    }

    private static void cancel(OutgoingInvite invite, Phone alice, Phone bob) {
        alice.does(() -> bob.does(() -> invite.cancel(List.of())));
    }

    private void withRing(Phone who, java.util.function.Consumer<IncomingInvite> act) {
        List<IncomingInvite> waiting =
                who.rung.stream().filter(invite -> !invite.isOver()).toList();
        if (!waiting.isEmpty()) {
            who.does(() -> act.accept(waiting.get(chance.below(waiting.size()))));
        }
    }

    private void withSession(Phone who, java.util.function.Consumer<Session> act) {
        List<Session> open =
                who.sessions.stream().filter(session -> !session.isOver()).toList();
        if (!open.isEmpty()) {
            who.does(() -> act.accept(open.get(chance.below(open.size()))));
        }
    }

    private static void end(VirtualTime time, Net net, Phone alice, Phone bob, List<OutgoingInvite> invites) {
        net.calm = true;
        time.advance(Duration.ofSeconds(5));
        invites.forEach(invite -> cancel(invite, alice, bob));
        for (int round = 0; round < 3; round++) {
            for (Phone phone : List.of(alice, bob)) {
                phone.does(() -> phone.rung.forEach(invite -> invite.refuse(Refusal.of(480, "Gone Home"))));
                phone.does(() -> phone.sessions.forEach(Session::hangUp));
            }
            time.advance(Duration.ofSeconds(70));
        }
    }
}
