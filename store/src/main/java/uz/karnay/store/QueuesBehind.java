package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.queue.QueueEvent;
import uz.karnay.pbx.queue.QueueJournal;
import uz.karnay.pbx.record.CallId;

/**
 * What happens in queues, written behind in its order. While the database is away events wait here, up to {@value #MOST}; beyond
 * that the newest are lost, and counted.
 */
final class QueuesBehind implements QueueJournal, WriteBehind.Chore {

    private static final int MOST = 100_000;
    private static final int BATCH = 1_000;

    private static final String INSERT = """
            insert into queue_events (at, queue_id, kind, call_id, agent_id, length, note) values (?, ?, ?, ?, ?, ?, ?)
            """;

    private final Database database;
    private final Runnable wake;
    private final ConcurrentLinkedQueue<QueueEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final Map<ExtensionId, Presence> presences = new ConcurrentHashMap<>();

    /** @param wake called after a write, on its thread; never blocks */
    QueuesBehind(Database database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    @Override
    public void write(QueueEvent event) {
        if (size.incrementAndGet() > MOST) {
            size.decrementAndGet();
            lost.incrementAndGet();
            return;
        }
        waiting.add(event);
        wake.run();
    }

    /** How many events found no room. */
    int lost() {
        return lost.get();
    }

    @Override
    public void save(ExtensionId agent, Presence presence) {
        presences.put(agent, presence);
        wake.run();
    }

    @Override
    public boolean isDue() {
        return !waiting.isEmpty() || !presences.isEmpty();
    }

    /** Under the lock, so that a reader finds each event once: waiting or written. */
    @Override
    public synchronized boolean run() {
        List<QueueEvent> batch = waiting.stream().limit(BATCH).toList();
        Map<ExtensionId, Presence> agents = new HashMap<>(presences);
        database.write("store what happened in queues", connection -> write(connection, batch, agents));
        batch.forEach(_ -> waiting.poll());
        size.addAndGet(-batch.size());
        agents.forEach(presences::remove); // unless something newer has come
        return !waiting.isEmpty();
    }

    private static int write(Connection connection, List<QueueEvent> events, Map<ExtensionId, Presence> agents)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (QueueEvent event : events) {
                Sql.bind(
                        insert,
                        event.at(),
                        event.queue().value(),
                        event.kind(),
                        event.call().map(CallId::value).orElse(null),
                        event.agent().map(ExtensionId::value).orElse(null),
                        event.length().toNanos(),
                        event.note());
                insert.executeUpdate();
            }
        }
        for (var agent : agents.entrySet()) {
            write(connection, agent.getKey(), agent.getValue());
        }
        return events.size();
    }

    private static void write(Connection connection, ExtensionId agent, Presence presence) throws SQLException {
        String queues =
                presence.queues().stream().map(QueueId::toString).sorted().collect(Collectors.joining(","));
        Sql.update(connection, "delete from queue_agents where extension_id = ?", agent.value());
        if (!queues.isEmpty() || !presence.pause().isEmpty()) {
            Sql.update(
                    connection,
                    "insert into queue_agents (extension_id, queues, pause) values (?, ?, ?)",
                    agent.value(),
                    queues,
                    presence.pause());
        }
    }

    @Override
    public synchronized List<QueueEvent> events(QueueId queue, Instant from, Instant to) {
        List<QueueEvent> written = database.read(
                "read what happened in a queue",
                c -> Sql.list(
                        c,
                        "select * from queue_events where queue_id = ? and at >= ? and at < ? order by at, id",
                        QueuesBehind::event,
                        queue.value(),
                        from,
                        to));
        Stream<QueueEvent> unwritten = waiting.stream()
                .filter(event -> event.queue().equals(queue)
                        && !event.at().isBefore(from)
                        && event.at().isBefore(to));
        return Stream.concat(written.stream(), unwritten).toList();
    }

    private static QueueEvent event(Row row) throws SQLException {
        return new QueueEvent(
                row.instant("at"),
                new QueueId(row.uuid("queue_id")),
                row.constant(QueueEvent.Kind.class, "kind"),
                uuid(row.textOrNull("call_id")).map(CallId::new),
                uuid(row.textOrNull("agent_id")).map(ExtensionId::new),
                Duration.ofNanos(row.number("length")),
                row.text("note"));
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        return Optional.ofNullable(text).map(UUID::fromString);
    }

    @Override
    public Map<ExtensionId, Presence> agents() {
        return database
                .read(
                        "read the agents of queues",
                        c -> Sql.list(
                                c,
                                "select * from queue_agents",
                                row -> Map.entry(new ExtensionId(row.uuid("extension_id")), presence(row))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Presence presence(Row row) throws SQLException {
        Set<QueueId> queues = Arrays.stream(row.text("queues").split(","))
                .filter(word -> !word.isEmpty())
                .map(QueueId::parse)
                .collect(Collectors.toSet());
        return new Presence(queues, row.text("pause"));
    }
}
