package uz.karnay.pbx.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.record.CallId;

/**
 * Somebody in a queue: waits, has agents rung for him, talks to one.
 *
 * <pre>
 * Waiting → Ringing → Talking
 *    ↑         │
 *    └─────────┘ nobody answered: the place is kept
 * </pre>
 */
final class Caller {

    /** Who has waited longest first; who came at once is told apart by the order of joining. */
    static final Comparator<Caller> OLDEST_FIRST = Comparator.comparingLong(caller -> caller.order);

    sealed interface State {
        record Waiting() implements State {}

        record Ringing(List<ExtensionId> agents, long sinceNanos) implements State {
            public Ringing {
                agents = List.copyOf(agents);
            }
        }

        record Talking(ExtensionId agent, long sinceNanos) implements State {}
    }

    private static final State WAITING = new State.Waiting();

    final CallId call;
    final QueueId queue;
    final CallerId who;
    final long joinedNanos;
    final long order;

    /** Agents that rang in vain, so that the next one is tried before the first is again. */
    private final Set<ExtensionId> tried = new HashSet<>();

    private State state = WAITING;

    Caller(CallId call, QueueId queue, CallerId who, long joinedNanos, long order) {
        this.call = call;
        this.queue = queue;
        this.who = who;
        this.joinedNanos = joinedNanos;
        this.order = order;
    }

    State state() {
        return state;
    }

    boolean isWaiting() {
        return state instanceof State.Waiting;
    }

    /** Whether nobody has answered him. */
    boolean isUnanswered() {
        return !(state instanceof State.Talking);
    }

    Duration waited(long nowNanos) {
        return Duration.ofNanos(nowNanos - joinedNanos);
    }

    void ring(List<ExtensionId> agents, long nowNanos) {
        state = new State.Ringing(agents, nowNanos);
    }

    void talk(ExtensionId agent, long nowNanos) {
        state = new State.Talking(agent, nowNanos);
    }

    void waitOn(List<ExtensionId> inVain) {
        tried.addAll(inVain);
        state = WAITING;
    }

    /** Those of {@code free} who did not ring in vain yet; all of them when each did. */
    List<Agent> untried(List<Agent> free) {
        var rest = new ArrayList<>(free);
        rest.removeIf(agent -> tried.contains(agent.extension));
        if (rest.isEmpty()) {
            tried.clear();
            return free;
        }
        return rest;
    }

    /** The agent he talks to, or null. */
    @Nullable
    ExtensionId talkingTo() {
        return state instanceof State.Talking talking ? talking.agent() : null;
    }
}
