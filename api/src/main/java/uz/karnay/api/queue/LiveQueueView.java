package uz.karnay.api.queue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.queue.LiveQueue;

/** A queue at this moment. */
@Schema(name = "LiveQueue")
record LiveQueueView(
        UUID id, String name, int waiting, List<CallerView> callers, List<AgentView> agents, FiguresView today) {

    /** Somebody in it. */
    @Schema(name = "LiveQueueCaller")
    record CallerView(
            UUID callId,
            String number,
            String name,
            CallerStateName state,

            @Schema(description = "Seconds since he came in.")
            double since,

            @Schema(description = "The number of the agent he talks to.") @Nullable
            String agent) {}

    /** One of its agents. */
    @Schema(name = "LiveQueueAgent")
    record AgentView(
            UUID extensionId,
            String number,
            String name,

            @Schema(description = "Whether he works for it: logged in, or always.")
            boolean present,

            @Schema(description = "Why he pauses; empty when he does not.")
            String pause,

            AgentStateName state,
            @Schema(description = "Seconds in that state.") double since) {}

    static LiveQueueView of(CallQueue queue, LiveQueue live, Directory office) {
        List<CallerView> callers = live.callers().stream()
                .map(caller -> new CallerView(
                        caller.call().value(),
                        caller.who().number(),
                        caller.who().name(),
                        Enums.same(CallerStateName.class, caller.state()),
                        FiguresView.seconds(caller.since()),
                        caller.agent().map(agent -> number(office, agent)).orElse(null)))
                .toList();
        long waiting = live.callers().stream()
                .filter(caller -> caller.state() != LiveQueue.CallerState.TALKING)
                .count();
        return new LiveQueueView(
                queue.id().value(),
                queue.name(),
                (int) waiting,
                callers,
                live.agents().stream().map(seat -> agent(seat, office)).toList(),
                FiguresView.of(live.today()));
    }

    private static AgentView agent(LiveQueue.Seat seat, Directory office) {
        return new AgentView(
                seat.extension().value(),
                number(office, seat.extension()),
                office.extension(seat.extension()).map(Extension::name).orElse(""),
                seat.present(),
                seat.pause(),
                Enums.same(AgentStateName.class, seat.state()),
                FiguresView.seconds(seat.since()));
    }

    private static String number(Directory office, ExtensionId id) {
        return office.extension(id).map(Extension::number).orElse("");
    }
}
