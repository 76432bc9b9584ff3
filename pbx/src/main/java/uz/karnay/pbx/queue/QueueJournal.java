package uz.karnay.pbx.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;

/** Where it is kept what happened in queues, and which agents are there. */
public interface QueueJournal {

    /** Keeps an event. Any thread, never blocks: it is written behind. */
    void write(QueueEvent event);

    /** Keeps where an agent is logged in. Any thread, never blocks. */
    void save(ExtensionId agent, Presence presence);

    /** What happened in a queue in that time, in its order. Blocking: never on a loop. */
    List<QueueEvent> events(QueueId queue, Instant from, Instant to);

    /** Agents as they were when the server stopped. Blocking: never on a loop. */
    Map<ExtensionId, Presence> agents();

    /**
     * Whether an agent works.
     *
     * @param queues where he logged in
     * @param pause why he rests; empty when he does not
     */
    record Presence(Set<QueueId> queues, String pause) {
        public Presence {
            queues = Set.copyOf(queues);
        }
    }
}
