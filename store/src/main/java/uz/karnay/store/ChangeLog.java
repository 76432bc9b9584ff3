package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.ChangeEntry;

/** Who changed what and when, as it was written down with each change. */
final class ChangeLog {

    private final Documents documents;

    ChangeLog(Documents documents) {
        this.documents = documents;
    }

    /** A row of the summary; a row that was added or removed has no fields. */
    private record Line(
            String kind,
            String id,
            String name,
            String what,
            @Nullable List<ChangeEntry.Field> fields) {

        ChangeEntry.Row row() {
            return new ChangeEntry.Row(kind, id, name, what, Objects.requireNonNullElse(fields, List.of()));
        }
    }

    List<ChangeEntry> list(Connection connection, long before, int limit) throws SQLException {
        return Sql.list(
                connection,
                "select version, at, author, summary from directory_changes where version < ?"
                        + " order by version desc limit ?",
                this::read,
                before,
                limit);
    }

    private ChangeEntry read(Row row) throws SQLException {
        long version = row.number("version");
        Line[] lines = documents.read(row.text("summary"), Line[].class, "directory_changes/" + version);
        return new ChangeEntry(
                version,
                row.instant("at"),
                row.text("author"),
                Arrays.stream(lines).map(Line::row).toList());
    }
}
