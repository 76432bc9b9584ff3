package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one row of the directory.
 *
 * @param after the row as it will be, or null when it goes
 */
record Edit<I, R>(DirectoryRows<I, R> rows, I id, @Nullable R after) {

    /** The row as it still stands. */
    Optional<R> before(Connection connection) throws SQLException {
        return rows.find(connection, id);
    }

    void delete(Connection connection) throws SQLException {
        rows.delete(connection, id);
    }

    void insert(Connection connection) throws SQLException {
        if (after != null) {
            rows.insert(connection, after);
        }
    }

    /** All edits as a JSON array for the log, read against the rows as they still stand; without any secret. */
    static String summary(Connection connection, Collection<Edit<?, ?>> edits) throws SQLException {
        var array = new StringJoiner(",", "[", "]");
        for (Edit<?, ?> edit : edits) {
            edit.summary(connection).ifPresent(array::add);
        }
        return array.toString();
    }

    private Optional<String> summary(Connection connection) throws SQLException {
        R before = rows.find(connection, id).orElse(null);
        if (before == null) {
            return after == null ? Optional.empty() : Optional.of(entry("added", after, List.of()));
        }
        if (after == null) {
            return Optional.of(entry("removed", before, List.of()));
        }
        List<Difference> differences = Difference.between((Record) before, (Record) after);
        return differences.isEmpty() ? Optional.empty() : Optional.of(entry("changed", after, differences));
    }

    private String entry(String what, R row, List<Difference> differences) {
        var entry = new StringJoiner(",", "{", "}")
                .add("\"kind\":" + Json.text(rows.kind(row)))
                .add("\"id\":" + Json.text(id.toString()))
                .add("\"name\":" + Json.text(rows.label(row)))
                .add("\"what\":" + Json.text(what));
        if (!differences.isEmpty()) {
            var fields = new StringJoiner(",", "[", "]");
            differences.forEach(difference -> fields.add(difference.json()));
            entry.add("\"fields\":" + fields);
        }
        return entry.toString();
    }
}
