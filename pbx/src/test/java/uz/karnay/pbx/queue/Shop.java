package uz.karnay.pbx.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.CallQueue.Entry;
import uz.karnay.pbx.directory.CallQueue.Join;
import uz.karnay.pbx.directory.CallQueue.Overflow;
import uz.karnay.pbx.directory.CallQueue.Strategy;
import uz.karnay.pbx.directory.CallQueue.Timing;
import uz.karnay.pbx.directory.CallQueue.Voice;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.queue.QueueWord.Ring;
import uz.karnay.pbx.record.CallId;

/** A floor with queues and agents, whose callers are a list of what they were told. */
final class Shop {

    static final Timing TIMING = new Timing(seconds(15), seconds(5), seconds(10), seconds(20));
    static final Entry OPEN = new Entry(100, Duration.ZERO, Join.ALWAYS, false);
    static final Voice QUIET = new Voice("", Wording.NONE, Duration.ZERO, false, false, Wording.NONE, Wording.NONE);
    static final Overflow NOWHERE = new Overflow(null, null, null, List.of(), "");

    final VirtualTime time;
    final List<QueueEvent> events = new ArrayList<>();
    final Map<CallId, List<QueueWord>> told = new HashMap<>();
    final Set<CallId> unreachable = new HashSet<>();
    final Staff staff;
    final Ledger ledger;
    final Floor floor;
    private final List<Extension> extensions;
    private Directory directory;
    private int calls;

    Shop(long seed, int agents, CallQueue... queues) {
        time = new VirtualTime(seed);
        extensions = IntStream.range(0, agents)
                .mapToObj(i -> Office.extension(Integer.toString(300 + i), "Agent " + i))
                .toList();
        directory = Directory.empty();
        extensions.forEach(this::put);
        open(queues);
        staff = new Staff(() -> directory, time, Map.of());
        ledger = new Ledger(() -> directory, time, events::add);
        floor = new Floor(
                () -> directory,
                time,
                time.entropy(),
                (call, word) -> !unreachable.contains(call)
                        && told.computeIfAbsent(call, _ -> new ArrayList<>()).add(word),
                ledger,
                staff);
    }

    private void put(Extension extension) {
        directory = directory.with(List.of(new Change.PutExtension(extension)));
    }

    void open(CallQueue... queues) {
        for (CallQueue queue : queues) {
            directory = directory.with(List.of(new Change.PutFacility(queue)));
        }
    }

    void close(CallQueue queue) {
        directory = directory.with(List.of(new Change.RemoveFacility(queue.id())));
        floor.changed();
    }

    static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    static ExtensionId agent(int number) {
        return Office.extension(Integer.toString(300 + number), "").id();
    }

    static CallQueue queue(String name, Strategy strategy, CallQueue.Agent... agents) {
        return new CallQueue(
                new QueueId(new UUID(7, name.hashCode())),
                name,
                "",
                strategy,
                List.of(agents),
                TIMING,
                OPEN,
                QUIET,
                NOWHERE,
                0,
                false,
                true);
    }

    static CallQueue with(CallQueue queue, Entry entry) {
        return with(queue, entry, queue.priority());
    }

    static CallQueue with(CallQueue queue, Entry entry, int priority) {
        return new CallQueue(
                queue.id(),
                queue.name(),
                "",
                queue.strategy(),
                queue.agents(),
                queue.timing(),
                entry,
                queue.voice(),
                queue.overflow(),
                priority,
                false,
                true);
    }

    /** Always there, of the first tier. */
    static CallQueue.Agent always(int number) {
        return new CallQueue.Agent(agent(number), 0, 1, true);
    }

    static CallQueue.Agent tier(int number, int tier) {
        return new CallQueue.Agent(agent(number), tier, 1, true);
    }

    static CallQueue.Agent skilled(int number, int skill) {
        return new CallQueue.Agent(agent(number), 0, skill, true);
    }

    /** There when logged in. */
    static CallQueue.Agent loggingIn(int number) {
        return new CallQueue.Agent(agent(number), 0, 1, false);
    }

    CallId comes(CallQueue queue) {
        var call = new CallId(new UUID(9, calls++));
        enters(queue, call);
        return call;
    }

    QueueEntry enters(CallQueue queue, CallId call) {
        return floor.join(queue.id(), call, new CallerId("+99890" + call.value().getLeastSignificantBits(), ""));
    }

    void logIn(int number, CallQueue queue) {
        staff.agent(agent(number)).queues().add(queue.id());
        floor.changed();
    }

    void logOut(int number, CallQueue queue) {
        staff.agent(agent(number)).queues().remove(queue.id());
        floor.changed();
    }

    void pause(int number, String reason) {
        staff.agent(agent(number)).pause(reason);
        floor.changed();
    }

    /** Time passes, and what it brings happens. */
    void pass(long seconds) {
        long end = time.nanos() + seconds(seconds).toNanos();
        while (floor.nextDueNanos().orElse(Long.MAX_VALUE) <= end) {
            long due = floor.nextDueNanos().getAsLong();
            time.advance(Duration.ofNanos(Math.max(0, due - time.nanos())));
            floor.tick();
        }
        time.advance(Duration.ofNanos(end - time.nanos()));
    }

    List<QueueWord> told(CallId call) {
        return told.getOrDefault(call, List.of());
    }

    /** Who was rung for the caller, each time. */
    List<List<Integer>> rung(CallId call) {
        return told(call).stream()
                .filter(Ring.class::isInstance)
                .map(word -> ((Ring) word)
                        .agents().stream().map(Shop::number).sorted().toList())
                .toList();
    }

    /** The only one who rings for the caller now. */
    int ringing(CallId call) {
        return rung(call).getLast().getFirst();
    }

    static int number(ExtensionId agent) {
        return IntStream.range(0, 1000)
                .filter(i -> agent(i).equals(agent))
                .findFirst()
                .orElseThrow();
    }

    /** He is answered by the one who rings, talks for so long, and is left alone when the wrap-up is over. */
    void isServed(CallId call, long seconds) {
        floor.answered(call, agent(ringing(call)));
        pass(seconds);
        floor.talked(call, seconds(seconds));
    }

    Figures figures(CallQueue queue) {
        return ledger.today(queue.id());
    }
}
