package uz.karnay.pbx.queue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;

/** Picks the agents to ring, by the strategy of the queue; with the memory that taking turns needs. */
final class Choice {

    private final Entropy entropy;
    private final Map<QueueId, ExtensionId> lastAsked = new HashMap<>();

    Choice(Entropy entropy) {
        this.entropy = entropy;
    }

    /** @param candidates free, of the lowest tier, in the order of the queue; never empty */
    List<Agent> pick(CallQueue queue, List<Agent> candidates) {
        List<Agent> picked = switch (queue.strategy()) {
            case RING_ALL -> candidates;
            case LONGEST_IDLE -> least(candidates, Comparator.comparingLong(Agent::idleSinceNanos));
            case FEWEST_CALLS ->
                least(
                        candidates,
                        Comparator.<Agent>comparingInt(agent -> agent.calls(queue.id()))
                                .thenComparingLong(Agent::idleSinceNanos));
            case ROUND_ROBIN -> List.of(next(queue, candidates));
            case RANDOM -> List.of(candidates.get(entropy.below(candidates.size())));
            case WEIGHTED -> List.of(weighted(queue, candidates));
            case LINEAR -> List.of(candidates.getFirst());
        };
        lastAsked.put(queue.id(), picked.getLast().extension);
        return picked;
    }

    private static List<Agent> least(List<Agent> candidates, Comparator<Agent> order) {
        return List.of(candidates.stream().min(order).orElseThrow());
    }

    /** The first in the order of the queue after whoever was asked last. */
    private Agent next(CallQueue queue, List<Agent> candidates) {
        int last = seat(queue, lastAsked.get(queue.id()));
        return candidates.stream()
                .filter(agent -> seat(queue, agent.extension) > last)
                .findFirst()
                .orElse(candidates.getFirst());
    }

    private static int seat(CallQueue queue, @Nullable ExtensionId extension) {
        List<CallQueue.Agent> seats = queue.agents();
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).extension().equals(extension)) {
                return i;
            }
        }
        return -1;
    }

    private Agent weighted(CallQueue queue, List<Agent> candidates) {
        int sum = candidates.stream().mapToInt(agent -> skill(queue, agent)).sum();
        int left = entropy.below(sum);
        for (Agent agent : candidates) {
            left -= skill(queue, agent);
            if (left < 0) {
                return agent;
            }
        }
        return candidates.getLast();
    }

    private static int skill(CallQueue queue, Agent agent) {
        int seat = seat(queue, agent.extension);
        return Math.max(1, queue.agents().get(seat).skill());
    }
}
