package uz.karnay.pbx.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.record.CallId;

/**
 * A queue at one moment: a copy.
 *
 * @param today what became of its callers since midnight
 */
public record LiveQueue(List<Waiter> callers, List<Seat> agents, Figures today) {

    public LiveQueue {
        callers = List.copyOf(callers);
        agents = List.copyOf(agents);
    }

    /**
     * Somebody in it, the first in the queue first.
     *
     * @param since came in so long ago
     * @param agent whom he talks to
     */
    public record Waiter(CallId call, CallerId who, CallerState state, Duration since, Optional<ExtensionId> agent) {}

    /** How far somebody is. */
    public enum CallerState {
        WAITING,
        RINGING,
        TALKING
    }

    /**
     * An agent of the queue, in its order.
     *
     * @param present whether he works for it, logged in or always
     * @param pause why he rests; empty when he does not
     * @param since he has been in his state for so long
     */
    public record Seat(ExtensionId extension, boolean present, String pause, AgentState state, Duration since) {}

    /** What an agent does, whatever queue it is for. */
    public enum AgentState {
        FREE,
        RINGING,
        TALKING,
        WRAP_UP,
        /** Did not answer a moment ago. */
        RESTING,
        /** On the phone with a call that came by no queue. */
        ELSEWHERE
    }

    static LiveQueue of(CallQueue queue, Floor floor, Staff staff, Figures today, Clock clock) {
        long now = clock.nanos();
        return new LiveQueue(
                floor.callers(queue.id()).stream()
                        .map(caller -> waiter(caller, now))
                        .toList(),
                queue.agents().stream()
                        .map(seat -> seat(queue, staff.agent(seat.extension()), now))
                        .toList(),
                today);
    }

    private static Waiter waiter(Caller caller, long now) {
        CallerState state = switch (caller.state()) {
            case Caller.State.Waiting _ -> CallerState.WAITING;
            case Caller.State.Ringing _ -> CallerState.RINGING;
            case Caller.State.Talking _ -> CallerState.TALKING;
        };
        return new Waiter(caller.call, caller.who, state, caller.waited(now), Optional.ofNullable(caller.talkingTo()));
    }

    private static Seat seat(CallQueue queue, Agent agent, long now) {
        AgentState state = switch (agent.state()) {
            case Agent.State.Free _ -> agent.isElsewhere() ? AgentState.ELSEWHERE : AgentState.FREE;
            case Agent.State.Ringing _ -> AgentState.RINGING;
            case Agent.State.Talking _ -> AgentState.TALKING;
            case Agent.State.Resting resting -> resting.wrapUp() ? AgentState.WRAP_UP : AgentState.RESTING;
        };
        return new Seat(
                agent.extension,
                Staff.works(agent, queue),
                agent.pause(),
                state,
                Duration.ofNanos(now - agent.sinceNanos()));
    }
}
