package uz.karnay.api.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.queue.QueueEvent;
import uz.karnay.pbx.queue.QueueJournal;

/** What happened in queues, in memory. */
public final class MemoryQueues implements QueueJournal {

    public final List<QueueEvent> events = new CopyOnWriteArrayList<>();
    public final Map<ExtensionId, Presence> agents = new ConcurrentHashMap<>();

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
        return events.stream()
                .filter(event -> event.queue().equals(queue))
                .filter(event -> !event.at().isBefore(from) && event.at().isBefore(to))
                .toList();
    }

    @Override
    public Map<ExtensionId, Presence> agents() {
        return Map.copyOf(agents);
    }
}
