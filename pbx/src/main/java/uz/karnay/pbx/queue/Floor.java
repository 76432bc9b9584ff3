package uz.karnay.pbx.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.queue.Caller.State.Ringing;
import uz.karnay.pbx.queue.Caller.State.Talking;
import uz.karnay.pbx.queue.Caller.State.Waiting;
import uz.karnay.pbx.queue.QueueEvent.Kind;
import uz.karnay.pbx.queue.QueueWord.Reason;
import uz.karnay.pbx.record.CallId;

/**
 * All queues and their agents, who may serve several: brings callers and agents together after every event. It knows no thread
 * and sets no timer: whoever owns it calls {@link #tick} when {@link #nextDueNanos} has come. After each event no caller waits while
 * an agent of his queue is free.
 */
final class Floor {

    /** An agent whose phone refuses at once is left alone for a moment, or he would be rung without end. */
    private static final Duration LEAST_REST = Duration.ofSeconds(1);

    private final Supplier<Directory> directory;
    private final Clock clock;
    private final Orders orders;
    private final Ledger ledger;
    private final Choice choice;
    private final Staff staff;
    private final Map<CallId, Caller> callers = new LinkedHashMap<>();
    private long joined;

    Floor(Supplier<Directory> directory, Clock clock, Entropy entropy, Orders orders, Ledger ledger, Staff staff) {
        this.directory = directory;
        this.clock = clock;
        this.orders = orders;
        this.ledger = ledger;
        this.choice = new Choice(entropy);
        this.staff = staff;
    }

    /** Somebody wants to wait. */
    QueueEntry join(QueueId id, CallId call, CallerId who) {
        CallQueue queue = queue(id);
        Reason refusal = queue == null ? Reason.CLOSED : refusal(queue);
        if (refusal != null) {
            ledger.note(id, Kind.REFUSED, call, null, Duration.ZERO, refusal.words());
            return new QueueEntry.Refused(refusal);
        }
        callers.put(call, new Caller(call, id, who, clock.nanos(), joined++));
        ledger.note(id, Kind.JOINED, call, null, Duration.ZERO, who.number());
        match();
        return new QueueEntry.Waits();
    }

    private @Nullable Reason refusal(CallQueue queue) {
        if (waiting(queue.id()).size() >= queue.entry().maxWaiting()) {
            return Reason.FULL;
        }
        boolean isManned = switch (queue.entry().join()) {
            case ALWAYS -> true;
            case WITH_AGENTS -> !staff.present(queue).isEmpty();
            case WITH_READY_AGENTS ->
                staff.present(queue).stream().anyMatch(agent -> agent.pause().isEmpty());
        };
        return isManned ? null : Reason.DESERTED;
    }

    /** The caller is there no longer, whatever he was doing; without effect when he was let go before. */
    void left(CallId call) {
        leave(call, Kind.ABANDONED, "hung up");
    }

    /** The caller goes on elsewhere by his own choice. */
    void wentOn(CallId call, String why) {
        leave(call, Kind.LED_ON, why);
    }

    private void leave(CallId call, Kind kind, String why) {
        Caller caller = callers.remove(call);
        if (caller != null) {
            release(caller, kind, why);
            match();
        }
    }

    private void release(Caller caller, Kind kind, String why) {
        long now = clock.nanos();
        switch (caller.state()) {
            case Waiting _ -> note(caller, kind, null, caller.waited(now), why);
            case Ringing ringing -> {
                note(caller, kind, null, caller.waited(now), why);
                ringing.agents().forEach(agent -> staff.agent(agent).free(now));
            }
            case Talking(var agent, long since) -> onTalked(caller, agent, Duration.ofNanos(now - since));
        }
    }

    /** Those who were rung for the caller did not answer; he keeps his place. */
    void nobodyAnswered(CallId call) {
        Caller caller = callers.get(call);
        if (caller == null || !(caller.state() instanceof Ringing(var agents, long since))) {
            return;
        }
        long now = clock.nanos();
        long until = now + rest(caller.queue).toNanos();
        for (ExtensionId agent : agents) {
            note(caller, Kind.NOT_ANSWERED, agent, Duration.ofNanos(now - since), "");
            staff.agent(agent).rest(until, now);
        }
        caller.waitOn(agents);
        tick();
    }

    /** One of those who ring has answered. */
    void answered(CallId call, ExtensionId agent) {
        Caller caller = callers.get(call);
        if (caller != null
                && caller.state() instanceof Ringing ringing
                && ringing.agents().contains(agent)) {
            answer(caller, ringing.agents(), agent, Duration.ZERO);
            match();
        }
    }

    private void answer(Caller caller, List<ExtensionId> rung, ExtensionId by, Duration ago) {
        long now = clock.nanos();
        long then = now - ago.toNanos();
        note(caller, Kind.ANSWERED, by, caller.waited(then), "");
        caller.talk(by, then);
        staff.agent(by).talk(caller.call, caller.queue, then);
        rung.stream()
                .filter(other -> !other.equals(by))
                .forEach(other -> staff.agent(other).free(now));
    }

    /** The agent has hung up. When his answer went unseen, it was so long ago. */
    void talked(CallId call, Duration length) {
        Caller caller = callers.get(call);
        if (caller != null && caller.state() instanceof Ringing ringing) {
            answer(caller, ringing.agents(), ringing.agents().getFirst(), length);
        }
        left(call);
    }

    private void onTalked(Caller caller, ExtensionId agent, Duration length) {
        long now = clock.nanos();
        note(caller, Kind.TALKED, agent, length, "");
        CallQueue queue = queue(caller.queue);
        Duration wrapUp = queue == null ? Duration.ZERO : queue.timing().wrapUp();
        staff.agent(agent).wrapUp(now + wrapUp.toNanos(), now);
        wakeAgents(now);
    }

    /** Something has changed about agents or configuration. */
    void changed() {
        tick();
    }

    /** What came with time happens now. */
    void tick() {
        long now = clock.nanos();
        wakeAgents(now);
        for (Caller caller : List.copyOf(callers.values())) {
            if (caller.isWaiting()) {
                Reason reason = reasonToGo(caller, now);
                if (reason != null) {
                    letGo(caller, reason);
                }
            }
        }
        match();
    }

    private void wakeAgents(long now) {
        for (Agent agent : staff.all()) {
            if (agent.state() instanceof Agent.State.Resting resting && resting.untilNanos() <= now) {
                agent.free(now);
            }
        }
    }

    private @Nullable Reason reasonToGo(Caller caller, long now) {
        CallQueue queue = queue(caller.queue);
        if (queue == null) {
            return Reason.CLOSED;
        }
        Duration most = queue.entry().maxWait();
        if (!most.isZero() && caller.waited(now).compareTo(most) >= 0) {
            return Reason.TIMEOUT;
        }
        boolean isDeserted =
                queue.entry().leaveWhenDeserted() && staff.present(queue).isEmpty();
        return isDeserted ? Reason.DESERTED : null;
    }

    private void letGo(Caller caller, Reason reason) {
        callers.remove(caller.call);
        note(caller, Kind.LED_ON, null, caller.waited(clock.nanos()), reason.words());
        orders.tell(caller.call, new QueueWord.GoOn(reason));
    }

    /** A caller who waits, and his queue. */
    private record Turn(Caller caller, CallQueue queue) {

        private static final Comparator<Turn> IN_ORDER = Comparator.comparingInt((Turn turn) -> -turn.queue.priority())
                .thenComparing(Turn::caller, Caller.OLDEST_FIRST);
    }

    /** Brings together whom it can: queues of a higher priority first, then who has waited longest. */
    private void match() {
        boolean somebodyWasGone;
        do {
            Set<QueueId> unmanned = new HashSet<>();
            somebodyWasGone = false;
            for (Turn turn : turns()) {
                somebodyWasGone |= !serve(turn, unmanned);
            }
        } while (somebodyWasGone); // his agents are free for those who were passed over
    }

    private List<Turn> turns() {
        var turns = new ArrayList<Turn>();
        for (Caller caller : callers.values()) {
            CallQueue queue = caller.isWaiting() ? queue(caller.queue) : null;
            if (queue != null) {
                turns.add(new Turn(caller, queue));
            }
        }
        turns.sort(Turn.IN_ORDER);
        return turns;
    }

    /**
     * False when the caller was gone.
     *
     * @param unmanned queues that have nobody left who is free, so that each is looked through once
     */
    private boolean serve(Turn turn, Set<QueueId> unmanned) {
        if (unmanned.contains(turn.queue.id())) {
            return true;
        }
        List<Agent> free = staff.free(turn.queue);
        if (free.isEmpty()) {
            unmanned.add(turn.queue.id());
            return true;
        }
        List<Agent> candidates = staff.lowestTier(turn.queue, turn.caller.untried(free));
        return ring(turn.caller, turn.queue, choice.pick(turn.queue, candidates));
    }

    private boolean ring(Caller caller, CallQueue queue, List<Agent> agents) {
        long now = clock.nanos();
        List<ExtensionId> names = agents.stream().map(agent -> agent.extension).toList();
        caller.ring(names, now);
        for (Agent agent : agents) {
            agent.ring(caller.call, now);
            note(caller, Kind.RANG, agent.extension, Duration.ZERO, "");
        }
        boolean isThere = orders.tell(
                caller.call, new QueueWord.Ring(names, queue.timing().ring()));
        if (!isThere) {
            callers.remove(caller.call);
            release(caller, Kind.ABANDONED, "was gone");
        }
        return isThere;
    }

    /** When {@link #tick} has something to do next, if ever. */
    OptionalLong nextDueNanos() {
        LongStream agents = staff.all().stream()
                .flatMapToLong(agent -> agent.state() instanceof Agent.State.Resting resting
                        ? LongStream.of(resting.untilNanos())
                        : LongStream.empty());
        LongStream waiting = callers.values().stream().filter(Caller::isWaiting).flatMapToLong(this::deadline);
        return LongStream.concat(agents, waiting).min();
    }

    private LongStream deadline(Caller caller) {
        CallQueue queue = queue(caller.queue);
        return queue == null || queue.entry().maxWait().isZero()
                ? LongStream.empty()
                : LongStream.of(caller.joinedNanos + queue.entry().maxWait().toNanos());
    }

    /** Where a caller stands; empty when nobody of that name waits. */
    Optional<Place> place(CallId call) {
        Caller caller = callers.get(call);
        if (caller == null || !caller.isUnanswered()) {
            return Optional.empty();
        }
        int position = waiting(caller.queue).indexOf(caller) + 1;
        return Optional.of(new Place(position, expected(caller.queue, position)));
    }

    /** By how long conversations took today: each of the agents at work serves one of those before him in that time. */
    private Duration expected(QueueId id, int position) {
        CallQueue queue = queue(id);
        Duration talk = ledger.today(id).averageTalk();
        long working = queue == null
                ? 0
                : staff.present(queue).stream()
                        .filter(agent -> agent.pause().isEmpty())
                        .count();
        return queue == null || talk.isZero() || working == 0
                ? Duration.ZERO
                : talk.plus(queue.timing().wrapUp()).multipliedBy(position).dividedBy(working);
    }

    /** Whom nobody has answered, in their order. */
    List<Caller> waiting(QueueId queue) {
        return callers(queue).stream().filter(Caller::isUnanswered).toList();
    }

    List<Caller> callers(QueueId queue) {
        var inQueue = new ArrayList<Caller>();
        callers.values().stream().filter(caller -> caller.queue.equals(queue)).forEach(inQueue::add);
        inQueue.sort(Caller.OLDEST_FIRST);
        return inQueue;
    }

    private Duration rest(QueueId id) {
        CallQueue queue = queue(id);
        Duration rest = queue == null ? LEAST_REST : queue.timing().rest();
        return rest.compareTo(LEAST_REST) < 0 ? LEAST_REST : rest;
    }

    private @Nullable CallQueue queue(QueueId id) {
        return directory.get().queue(id).filter(CallQueue::enabled).orElse(null);
    }

    private void note(Caller caller, Kind kind, @Nullable ExtensionId agent, Duration length, String note) {
        ledger.note(caller.queue, kind, caller.call, agent, length, note);
    }
}
