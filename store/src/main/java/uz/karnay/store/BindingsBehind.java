package uz.karnay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.BindingStore;

/**
 * Bindings, written behind: of several saves of an extension only the last one reaches the database. What waits is
 * bounded by the number of extensions.
 */
final class BindingsBehind implements BindingStore, WriteBehind.Chore {

    private static final String INSERT = """
            insert into bindings (extension_id, position, contact, source, path, q_mille, sip_call_id, cseq,
              registered_at, expires_at, user_agent) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String PATH_SEPARATOR = "\n"; // cannot stand in a header's value

    private final Database database;
    private final Runnable wake;
    private final Latest<ExtensionId, List<Binding>> waiting = new Latest<>();

    /** @param wake called after a save, on its thread; never blocks */
    BindingsBehind(Database database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    @Override
    public void save(ExtensionId extension, List<Binding> bindings) {
        waiting.put(extension, List.copyOf(bindings));
        wake.run();
    }

    @Override
    public boolean isDue() {
        return !waiting.isEmpty();
    }

    @Override
    public boolean run() {
        waiting.write(batch -> database.write("store registrations", connection -> write(connection, batch)));
        return false;
    }

    private static int write(Connection connection, Map<ExtensionId, List<Binding>> batch) throws SQLException {
        try (var delete = connection.prepareStatement("delete from bindings where extension_id = ?");
                var insert = connection.prepareStatement(INSERT)) {
            for (var entry : batch.entrySet()) {
                Sql.bind(delete, entry.getKey().value());
                delete.executeUpdate();
                insert(insert, entry.getValue());
            }
        }
        return batch.size();
    }

    private static void insert(PreparedStatement insert, List<Binding> bindings) throws SQLException {
        int position = 0;
        for (Binding binding : bindings) {
            Sql.bind(
                    insert,
                    binding.extension().value(),
                    position++,
                    binding.contact(),
                    binding.source(),
                    String.join(PATH_SEPARATOR, binding.path()),
                    binding.qMille(),
                    binding.sipCallId(),
                    binding.cseq(),
                    binding.registeredAt(),
                    binding.expiresAt(),
                    binding.userAgent());
            insert.executeUpdate();
        }
    }

    @Override
    public List<Binding> load() {
        return database.read(
                "read the registrations",
                c -> Sql.list(c, "select * from bindings order by extension_id, position", BindingsBehind::read));
    }

    private static Binding read(Row row) throws SQLException {
        String path = row.text("path");
        return new Binding(
                new ExtensionId(row.uuid("extension_id")),
                row.text("contact"),
                row.text("source"),
                path.isEmpty() ? List.of() : List.of(path.split(PATH_SEPARATOR)),
                row.integer("q_mille"),
                row.text("sip_call_id"),
                row.number("cseq"),
                row.instant("registered_at"),
                row.instant("expires_at"),
                row.text("user_agent"));
    }
}
