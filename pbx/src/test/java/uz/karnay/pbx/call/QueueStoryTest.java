package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.BOB;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.MemoryDirectory;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.CallQueue.Entry;
import uz.karnay.pbx.directory.CallQueue.Join;
import uz.karnay.pbx.directory.CallQueue.Overflow;
import uz.karnay.pbx.directory.CallQueue.Strategy;
import uz.karnay.pbx.directory.CallQueue.Timing;
import uz.karnay.pbx.directory.CallQueue.Voice;
import uz.karnay.pbx.directory.CallQueue.Way;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.queue.LiveQueue;
import uz.karnay.pbx.queue.LiveQueue.AgentState;
import uz.karnay.pbx.queue.QueueDesk;
import uz.karnay.pbx.queue.QueueEvent;
import uz.karnay.pbx.queue.QueueEvent.Kind;
import uz.karnay.pbx.queue.QueueJournal;
import uz.karnay.pbx.queue.QueueScripts;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.speech.Language;

/** Callers who wait, from the INVITE to the figures: the calls, the scripts, the desk, and Alice and Bob as agents. */
class QueueStoryTest {

    private static final String NUMBER = "+998785550001";
    private static final Timing TIMING = new Timing(seconds(15), seconds(5), seconds(10), seconds(20));
    private static final Entry OPEN = new Entry(10, seconds(90), Join.ALWAYS, false);
    private static final Voice ANNOUNCED = new Voice(
            "", new Wording(Map.of(Language.UZ, "welcome")), seconds(20), true, true, Wording.NONE, Wording.NONE);
    private static final Overflow TO_BOB =
            new Overflow(null, null, null, List.of(new Way("2", new RouteTarget.ToExtension(BOB.id()))), "");

    private CallQueue sales = queue(Strategy.LINEAR, BOB.id());
    private CallWorld world;
    private QueueDesk desk;
    private final Journal journal = new Journal();

    @BeforeEach
    void open() {
        open(sales);
    }

    private void open(CallQueue queue) {
        sales = queue;
        Directory directory = Office.with(Office.did(NUMBER, new RouteTarget.ToQueue(sales.id())))
                .with(List.of(new Change.PutFacility(sales)));
        world = CallWorld.of(directory);
        var lines = new ExtensionLines();
        world.book.listen(lines);
        desk = new QueueDesk(
                world.time.loop("queues"),
                new LiveDirectory(new MemoryDirectory(directory), world.time),
                lines,
                journal);
        desk.start();
        world.serve(new QueueScripts(desk, world.time.scripts()));
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(world.faults).isEmpty();
        assertThat(world.calls.size()).isZero();
        assertThat(world.book.size()).isZero();
        assertThat(world.time.liveScripts()).isZero();
    }

    @Test
    void waitsToMusicUntilAnAgentAnswersAndIsCountedToTheSecond() {
        FakeLeg first = comes();
        assertThat(world.dialled).hasSize(1);
        FakeLeg bob = world.dialled(0);
        pass(4);
        world.run(bob.phone()::onAnswered);
        FakeLeg second = comes();
        world.run(second.phone()::onPlayed); // the greeting
        assertThat(second.commands()).startsWith("answer").endsWith("music");
        assertThat(look().callers())
                .extracting(LiveQueue.Waiter::state)
                .containsExactly(LiveQueue.CallerState.TALKING, LiveQueue.CallerState.WAITING);
        assertThat(look().agents().getFirst().state()).isEqualTo(AgentState.TALKING);
        pass(30);
        world.run(() -> bob.phone().onHungUp(HangUp.NORMAL));
        world.close(bob, first);
        assertThat(look().agents().getFirst().state()).isEqualTo(AgentState.WRAP_UP);
        pass(10);
        assertThat(world.dialled).hasSize(2);
        world.run(world.dialled(1).phone()::onAnswered);
        pass(5);
        world.run(() -> second.phone().onHungUp(HangUp.NORMAL));
        world.close(second, world.dialled(1));
        assertThat(journal.kinds())
                .containsExactly(
                        Kind.JOINED,
                        Kind.RANG,
                        Kind.ANSWERED,
                        Kind.JOINED,
                        Kind.TALKED,
                        Kind.RANG,
                        Kind.ANSWERED,
                        Kind.TALKED);
        assertThat(look().today().waitedAnswered()).isEqualTo(seconds(4 + 40));
        assertThat(look().today().talked()).isEqualTo(seconds(30 + 5));
        assertThat(world.records.getFirst().steps()).extracting(Step::what).contains("waits in queue sales");
    }

    @Test
    void hearsItsPlaceAndTheAgentsRingCutsThatShort() {
        open(queue(Strategy.LINEAR));
        open(with(sales, List.of(new CallQueue.Agent(BOB.id(), 0, 1, false))));
        FakeLeg caller = comes();
        assertThat(caller.commands()).endsWith("play welcome");
        world.run(caller.phone()::onPlayed);
        pass(20);
        assertThat(caller.commands()).endsWith("play queue-next in uz, queue-wait in uz");
        logIn(BOB.id());
        assertThat(caller.commands()).contains("hush").endsWith("music");
        assertThat(world.dialled).hasSize(1);
        world.run(() -> caller.phone().onHungUp(HangUp.NORMAL));
        world.close(caller, world.dialled(0));
        assertThat(journal.kinds()).endsWith(Kind.RANG, Kind.ABANDONED);
        assertThat(look().agents().getFirst().state()).isEqualTo(AgentState.FREE);
    }

    @Test
    void ringsAllAndGivesTheCallerToWhoAnswersFirst() {
        open(queue(Strategy.RING_ALL, ALICE.id(), BOB.id()));
        FakeLeg caller = comes();
        assertThat(world.dialled).hasSize(2);
        world.run(world.dialled(1).phone()::onAnswered);
        world.close(world.dialled(0));
        assertThat(look().agents())
                .extracting(LiveQueue.Seat::state)
                .containsExactly(AgentState.FREE, AgentState.TALKING);
        world.run(() -> world.dialled(1).phone().onHungUp(HangUp.NORMAL));
        world.close(world.dialled(1), caller);
        assertThat(caller.commands()).last().asString().startsWith("hang up");
    }

    @Test
    void triesTheNextWhenAnAgentDoesNotAnswer() {
        open(queue(Strategy.LINEAR, ALICE.id(), BOB.id()));
        FakeLeg caller = comes();
        world.run(world.dialled(0).phone()::onRinging);
        pass(15);
        world.close(world.dialled(0));
        assertThat(world.dialled).hasSize(2);
        assertThat(world.dialled(1).name()).contains(BOB.number());
        world.run(() -> caller.phone().onHungUp(HangUp.NORMAL));
        world.close(caller, world.dialled(1));
        assertThat(journal.kinds())
                .containsExactly(Kind.JOINED, Kind.RANG, Kind.NOT_ANSWERED, Kind.RANG, Kind.ABANDONED);
    }

    @Test
    void goesElsewhereByKey() {
        open(with(sales, List.of()));
        FakeLeg caller = comes();
        world.run(() -> caller.phone().onKey('2'));
        assertThat(world.dialled).hasSize(1);
        assertThat(journal.events.getLast().note()).isEqualTo("pressed 2");
        world.run(() -> caller.phone().onHungUp(HangUp.NORMAL));
        world.close(caller, world.dialled(0));
        assertThat(journal.kinds()).containsExactly(Kind.JOINED, Kind.LED_ON);
    }

    @Test
    void isToldSoWhenItHasWaitedLongEnough() {
        open(with(sales, List.of()));
        FakeLeg caller = comes();
        for (int i = 0; i < 9; i++) {
            world.run(caller.phone()::onPlayed);
            pass(10);
        }
        assertThat(caller.commands()).endsWith("play queue-closed in uz, call-later in uz");
        world.run(caller.phone()::onPlayed);
        world.close(caller);
        assertThat(look().today().ledOn()).isEqualTo(1);
        assertThat(look().today().waitedLost()).isEqualTo(seconds(90));
    }

    @Test
    void doesNotRingAnAgentWhoIsOnThePhone() {
        FakeLeg bob = world.call(BOB, ALICE.number());
        FakeLeg caller = comes();
        assertThat(world.dialled).as("only Alice, by Bob").hasSize(1);
        assertThat(look().agents().getFirst().state()).isEqualTo(AgentState.ELSEWHERE);
        world.run(() -> bob.phone().onHungUp(HangUp.NORMAL));
        world.close(bob, world.dialled(0));
        assertThat(world.dialled).hasSize(2);
        world.run(() -> caller.phone().onHungUp(HangUp.NORMAL));
        world.close(caller, world.dialled(1));
    }

    @Test
    void pausesInAllQueuesAndIsRememberedOverARestart() {
        desk.pause(BOB.id(), "lunch", () -> {});
        world.time.settle();
        FakeLeg caller = comes();
        assertThat(world.dialled).isEmpty();
        assertThat(look().agents().getFirst().pause()).isEqualTo("lunch");
        assertThat(journal.agents().get(BOB.id())).isEqualTo(new QueueJournal.Presence(Set.of(), "lunch"));
        desk.pause(BOB.id(), "", () -> {});
        world.time.settle();
        assertThat(world.dialled).hasSize(1);
        world.run(() -> caller.phone().onHungUp(HangUp.NORMAL));
        world.close(caller, world.dialled(0));
    }

    @Test
    void logsInAndOutAndPausesByKey() {
        open(with(sales, List.of(new CallQueue.Agent(BOB.id(), 0, 1, false))));
        assertThat(dials("*45")).isEqualTo("play agent-logged-in in uz");
        assertThat(look().agents().getFirst().present()).isTrue();
        assertThat(dials("*46")).isEqualTo("play agent-paused in uz");
        assertThat(look().agents().getFirst().pause()).isEqualTo("by key");
        assertThat(dials("*46")).isEqualTo("play agent-resumed in uz");
        assertThat(dials("*45")).isEqualTo("play agent-logged-out in uz");
        assertThat(dials("*45999")).isEqualTo("play not-allowed in uz");
        assertThat(journal.events)
                .extracting(QueueEvent::kind)
                .containsExactly(Kind.LOGGED_IN, Kind.PAUSED, Kind.RESUMED, Kind.LOGGED_OUT);
    }

    /** Bob dials a code; what he hears. */
    private String dials(String code) {
        FakeLeg bob = world.call(BOB, code);
        world.run(bob.phone()::onAnswered);
        String heard = bob.commands().getLast();
        world.run(bob.phone()::onPlayed);
        world.close(bob);
        return heard;
    }

    private FakeLeg comes() {
        FakeLeg caller = world.call(BELL, NUMBER.substring(1));
        world.run(caller.phone()::onAnswered);
        return caller;
    }

    private void logIn(ExtensionId agent) {
        desk.logIn(agent, Optional.empty(), true, _ -> {});
        world.time.settle();
    }

    private void pass(long seconds) {
        world.time.advance(seconds(seconds));
    }

    private LiveQueue look() {
        var seen = new ArrayList<LiveQueue>();
        desk.look(sales, seen::add);
        world.time.settle();
        return seen.getFirst();
    }

    private static CallQueue queue(Strategy strategy, ExtensionId... agents) {
        List<CallQueue.Agent> seats = Arrays.stream(agents)
                .map(agent -> new CallQueue.Agent(agent, 0, 1, true))
                .toList();
        return new CallQueue(
                new QueueId(new UUID(5, 5)),
                "sales",
                "",
                strategy,
                seats,
                TIMING,
                OPEN,
                ANNOUNCED,
                TO_BOB,
                0,
                false,
                true);
    }

    private static CallQueue with(CallQueue queue, List<CallQueue.Agent> agents) {
        return new CallQueue(
                queue.id(),
                queue.name(),
                "",
                queue.strategy(),
                agents,
                queue.timing(),
                queue.entry(),
                queue.voice(),
                queue.overflow(),
                0,
                false,
                true);
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    private static final class Journal implements QueueJournal {

        private final List<QueueEvent> events = new ArrayList<>();
        private final Map<ExtensionId, Presence> agents = new HashMap<>();

        List<Kind> kinds() {
            return events.stream()
                    .map(QueueEvent::kind)
                    .filter(kind -> kind != Kind.LOGGED_IN)
                    .toList();
        }

        @Override
        public void write(QueueEvent event) {
            events.add(event);
        }

        @Override
        public void save(ExtensionId agent, Presence presence) {
            agents.put(agent, presence);
        }

        @Override
        public List<QueueEvent> events(QueueId queue, Instant from, Instant to) {
            return events.stream().filter(event -> event.queue().equals(queue)).toList();
        }

        @Override
        public Map<ExtensionId, Presence> agents() {
            return Map.copyOf(agents);
        }
    }
}
