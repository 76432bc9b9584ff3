package uz.karnay.pbx.queue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;

/** The agents: who is there, for which queues, and who is free. Confined to the loop of the floor. */
final class Staff {

    private final Supplier<Directory> directory;
    private final Clock clock;
    private final Map<ExtensionId, Agent> agents = new LinkedHashMap<>();

    /** @param presences agents as they were when the server stopped */
    Staff(Supplier<Directory> directory, Clock clock, Map<ExtensionId, QueueJournal.Presence> presences) {
        this.directory = directory;
        this.clock = clock;
        presences.forEach((extension, presence) -> {
            Agent agent = agent(extension);
            agent.queues().addAll(presence.queues());
            agent.pause(presence.pause());
        });
    }

    Agent agent(ExtensionId extension) {
        return agents.computeIfAbsent(extension, id -> new Agent(id, clock.nanos()));
    }

    Collection<Agent> all() {
        return agents.values();
    }

    /** Those who work for the queue now, in its order, in a pause or not. */
    List<Agent> present(CallQueue queue) {
        return queue.agents().stream()
                .filter(seat -> agent(seat.extension()).serves(queue, seat) && hasPhone(seat.extension()))
                .map(seat -> agent(seat.extension()))
                .toList();
    }

    /** Those of them who could be rung now. */
    List<Agent> free(CallQueue queue) {
        return present(queue).stream().filter(Agent::isFree).toList();
    }

    /** Of these, those that the queue asks first. */
    List<Agent> lowestTier(CallQueue queue, List<Agent> some) {
        int lowest = some.stream().mapToInt(agent -> tier(queue, agent)).min().orElse(0);
        return some.stream().filter(agent -> tier(queue, agent) == lowest).toList();
    }

    private static int tier(CallQueue queue, Agent agent) {
        return seat(queue, agent.extension).map(CallQueue.Agent::tier).orElse(0);
    }

    /** The place of an extension among the agents of a queue, if it has one. */
    static Optional<CallQueue.Agent> seat(CallQueue queue, ExtensionId extension) {
        return queue.agents().stream()
                .filter(seat -> seat.extension().equals(extension))
                .findFirst();
    }

    private boolean hasPhone(ExtensionId extension) {
        return directory.get().extension(extension).filter(Extension::enabled).isPresent();
    }

    QueueJournal.Presence presence(Agent agent) {
        return new QueueJournal.Presence(Set.copyOf(agent.queues()), agent.pause());
    }

    /** The queues that an extension may work for. */
    List<CallQueue> queuesOf(ExtensionId extension) {
        return directory.get().facilities(CallQueue.class).stream()
                .filter(queue -> seat(queue, extension).isPresent())
                .toList();
    }

    /** Whether the agent works for a queue now. */
    static boolean works(Agent agent, CallQueue queue) {
        return seat(queue, agent.extension)
                .filter(seat -> agent.serves(queue, seat))
                .isPresent();
    }

    /** Whether it is a queue where this extension logs in by itself. */
    static boolean mayLogIn(CallQueue queue, ExtensionId extension) {
        return seat(queue, extension).filter(seat -> !seat.always()).isPresent();
    }

    Set<QueueId> loggedIn(ExtensionId extension) {
        return Set.copyOf(agent(extension).queues());
    }
}
