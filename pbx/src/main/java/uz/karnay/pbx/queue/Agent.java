package uz.karnay.pbx.queue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.record.CallId;

/**
 * Somebody who takes calls out of queues, one for all queues he serves.
 *
 * <pre>
 * Free → Ringing → Talking → Resting (wrap-up) → Free
 *   ↑       │ somebody else answered, or the caller left
 *   ├───────┘
 *   └── Resting (did not answer) ← Ringing
 * </pre>
 */
final class Agent {

    sealed interface State {
        record Free() implements State {}

        record Ringing(CallId call) implements State {}

        record Talking(CallId call) implements State {}

        /** @param wrapUp after a call; else he did not answer */
        record Resting(long untilNanos, boolean wrapUp) implements State {}
    }

    private static final State FREE = new State.Free();

    final ExtensionId extension;
    private final Set<QueueId> queues = new HashSet<>();
    private final Map<QueueId, Integer> calls = new HashMap<>();
    private State state = FREE;
    private String pause = "";
    private boolean elsewhere;
    private long idleSinceNanos;
    private long sinceNanos;

    Agent(ExtensionId extension, long nowNanos) {
        this.extension = extension;
        this.idleSinceNanos = nowNanos;
        this.sinceNanos = nowNanos;
    }

    State state() {
        return state;
    }

    /** Since when he is in his state. */
    long sinceNanos() {
        return sinceNanos;
    }

    /** Can be rung for any queue he serves. */
    boolean isFree() {
        return state instanceof State.Free && pause.isEmpty() && !elsewhere;
    }

    boolean serves(CallQueue queue, CallQueue.Agent seat) {
        return seat.always() || queues.contains(queue.id());
    }

    Set<QueueId> queues() {
        return queues;
    }

    /** Why he pauses; empty when he does not. */
    String pause() {
        return pause;
    }

    void pause(String reason) {
        pause = reason;
    }

    /** Whether he has to do with a call that is none of ours. */
    boolean isElsewhere() {
        return elsewhere;
    }

    void elsewhere(boolean now) {
        elsewhere = now;
    }

    long idleSinceNanos() {
        return idleSinceNanos;
    }

    int calls(QueueId queue) {
        return calls.getOrDefault(queue, 0);
    }

    void ring(CallId call, long nowNanos) {
        move(new State.Ringing(call), nowNanos);
    }

    void talk(CallId call, QueueId queue, long nowNanos) {
        calls.merge(queue, 1, Integer::sum);
        move(new State.Talking(call), nowNanos);
    }

    /** After a conversation. */
    void wrapUp(long untilNanos, long nowNanos) {
        idleSinceNanos = untilNanos;
        move(new State.Resting(untilNanos, true), nowNanos);
    }

    /** After ringing in vain. */
    void rest(long untilNanos, long nowNanos) {
        move(new State.Resting(untilNanos, false), nowNanos);
    }

    /** As idle as before: he rang for somebody who was served otherwise. */
    void free(long nowNanos) {
        move(FREE, nowNanos);
    }

    boolean isOn(CallId call) {
        return switch (state) {
            case State.Ringing(var ringing) -> ringing.equals(call);
            case State.Talking(var talking) -> talking.equals(call);
            case State.Free _, State.Resting _ -> false;
        };
    }

    private void move(State next, long nowNanos) {
        state = next;
        sinceNanos = nowNanos;
    }
}
