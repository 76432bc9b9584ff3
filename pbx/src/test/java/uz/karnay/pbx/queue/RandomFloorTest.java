package uz.karnay.pbx.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.queue.Shop.agent;
import static uz.karnay.pbx.queue.Shop.seconds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.CallQueue.Entry;
import uz.karnay.pbx.directory.CallQueue.Join;
import uz.karnay.pbx.directory.CallQueue.Strategy;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.record.CallId;

/** Random queues, agents and callers; what must be true is checked after every step. */
class RandomFloorTest {

    private static final int STEPS = 400;
    private static final int AGENTS = 6;

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bringsCallersAndAgentsTogetherAndLosesNobody(int seed) {
        var day = new Day(seed);
        for (int step = 0; step < STEPS; step++) {
            day.step();
            day.check();
        }
        day.end();
        day.check();
    }

    /** A day in a shop with three queues that share their agents. */
    private static final class Day {

        private final SeededEntropy chance;
        private final Shop shop;
        private final List<CallQueue> queues = new ArrayList<>();
        private final List<CallId> present = new ArrayList<>();
        private final Map<CallId, Long> joinedNanos = new HashMap<>();
        private Duration waitedByTheClock = Duration.ZERO;

        Day(int seed) {
            chance = new SeededEntropy(seed);
            for (String name : List.of("sales", "support", "urgent")) {
                queues.add(queue(name));
            }
            shop = new Shop(seed, AGENTS, queues.toArray(CallQueue[]::new));
        }

        private CallQueue queue(String name) {
            Strategy strategy = any(List.of(Strategy.values()));
            var seats = new ArrayList<CallQueue.Agent>();
            for (int i = 0; i < AGENTS; i++) {
                if (chance.chance(0.6)) {
                    seats.add(new CallQueue.Agent(agent(i), chance.below(2), 1 + chance.below(5), chance.chance(0.5)));
                }
            }
            Join join = any(List.of(Join.values()));
            var entry = new Entry(1 + chance.below(8), seconds(chance.below(3) * 40L), join, chance.chance(0.3));
            return Shop.with(Shop.queue(name, strategy, seats.toArray(CallQueue.Agent[]::new)), entry, chance.below(3));
        }

        void step() {
            switch (chance.below(9)) {
                case 0, 1 -> comes();
                case 2 -> pass(chance.below(30));
                case 3 -> any().ifPresent(shop.floor::left);
                case 4, 5 -> any().ifPresent(this::agentActs);
                case 6 -> shop.logIn(chance.below(AGENTS), queues.get(chance.below(3)));
                case 7 -> shop.logOut(chance.below(AGENTS), queues.get(chance.below(3)));
                default -> agentChanges();
            }
            forgetWhoLeft();
        }

        private void comes() {
            CallId call = shop.comes(queues.get(chance.below(3)));
            present.add(call);
            joinedNanos.put(call, shop.time.nanos());
        }

        private <T> T any(List<T> some) {
            return some.get(chance.below(some.size()));
        }

        private Optional<CallId> any() {
            return present.isEmpty() ? Optional.empty() : Optional.of(present.get(chance.below(present.size())));
        }

        private void agentActs(CallId call) {
            switch (caller(call).state()) {
                case Caller.State.Ringing ringing
                when chance.chance(0.7) ->
                    shop.floor.answered(
                            call,
                            ringing.agents().get(chance.below(ringing.agents().size())));
                case Caller.State.Ringing _ -> shop.floor.nobodyAnswered(call);
                case Caller.State.Talking talking ->
                    shop.floor.talked(call, Duration.ofNanos(shop.time.nanos() - talking.sinceNanos()));
                case Caller.State.Waiting _ -> shop.floor.wentOn(call, "pressed a key");
            }
        }

        private void agentChanges() {
            int agent = chance.below(AGENTS);
            if (chance.chance(0.5)) {
                shop.pause(agent, chance.chance(0.5) ? "lunch" : "");
            } else {
                shop.staff.agent(agent(agent)).elsewhere(chance.chance(0.5));
                shop.floor.changed();
            }
        }

        /** The clock counts every second of everybody who waits, apart from what the floor counts. */
        private void pass(int seconds) {
            for (int i = 0; i < seconds; i++) {
                int waiting = waiting();
                long before = shop.time.nanos();
                shop.pass(1);
                waitedByTheClock = waitedByTheClock.plusNanos((shop.time.nanos() - before) * waiting);
                forgetWhoLeft();
            }
        }

        private int waiting() {
            return queues.stream()
                    .mapToInt(queue -> shop.floor.waiting(queue.id()).size())
                    .sum();
        }

        private Caller caller(CallId call) {
            return callers().stream()
                    .filter(one -> one.call.equals(call))
                    .findFirst()
                    .orElseThrow();
        }

        private List<Caller> callers() {
            return queues.stream()
                    .flatMap(queue -> shop.floor.callers(queue.id()).stream())
                    .toList();
        }

        private void forgetWhoLeft() {
            Set<CallId> there = new HashSet<>();
            callers().forEach(caller -> there.add(caller.call));
            present.retainAll(there);
        }

        void end() {
            for (CallId call : List.copyOf(present)) {
                shop.floor.left(call);
            }
            forgetWhoLeft();
            assertThat(present).isEmpty();
            figuresAreWhatTheEventsSay();
        }

        void check() {
            noAgentHasTwoCalls();
            nobodyWaitsWhileAnAgentIsFree();
            everybodyIsAccountedFor();
            everyWaitingSecondIsAccountedFor();
        }

        private void noAgentHasTwoCalls() {
            Set<ExtensionId> busy = new HashSet<>();
            for (Caller caller : callers()) {
                List<ExtensionId> with = switch (caller.state()) {
                    case Caller.State.Waiting _ -> List.of();
                    case Caller.State.Ringing ringing -> ringing.agents();
                    case Caller.State.Talking talking -> List.of(talking.agent());
                };
                assertThat(with).allMatch(busy::add);
                assertThat(with).allMatch(agent -> shop.staff.agent(agent).isOn(caller.call));
            }
            long occupied = shop.staff.all().stream()
                    .filter(agent -> agent.state() instanceof Agent.State.Ringing
                            || agent.state() instanceof Agent.State.Talking)
                    .count();
            assertThat(occupied).isEqualTo(busy.size());
        }

        private void nobodyWaitsWhileAnAgentIsFree() {
            for (CallQueue queue : queues) {
                boolean somebodyWaits = shop.floor.waiting(queue.id()).stream().anyMatch(Caller::isWaiting);
                assertThat(somebodyWaits && !shop.staff.free(queue).isEmpty())
                        .as("a caller of " + queue.name() + " waits while an agent is free")
                        .isFalse();
            }
        }

        private void everybodyIsAccountedFor() {
            for (CallQueue queue : queues) {
                Figures figures = shop.figures(queue);
                long waiting = shop.floor.waiting(queue.id()).size();
                assertThat(figures.offered())
                        .isEqualTo(figures.answered() + figures.abandoned() + figures.ledOn() + waiting);
                long talking = shop.floor.callers(queue.id()).size() - waiting;
                assertThat(figures.answered()).isEqualTo(figures.talks() + talking);
            }
        }

        private void everyWaitingSecondIsAccountedFor() {
            Duration counted = Duration.ZERO;
            for (CallQueue queue : queues) {
                Figures figures = shop.figures(queue);
                counted = counted.plus(figures.waitedAnswered()).plus(figures.waitedLost());
                for (Caller caller : shop.floor.waiting(queue.id())) {
                    counted = counted.plusNanos(shop.time.nanos() - joinedNanos.getOrDefault(caller.call, 0L));
                }
            }
            assertThat(counted).isEqualTo(waitedByTheClock);
        }

        private void figuresAreWhatTheEventsSay() {
            for (CallQueue queue : queues) {
                List<QueueEvent> events = shop.events.stream()
                        .filter(event -> event.queue().equals(queue.id()))
                        .toList();
                assertThat(Figures.of(events, queue.timing().serviceLevel())).isEqualTo(shop.figures(queue));
            }
        }
    }
}
