package uz.karnay.pbx.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of the directory, as it is remembered.
 *
 * @param version of the directory that it led to
 * @param by who made it
 */
public record ChangeEntry(long version, Instant at, String by, List<Row> rows) {

    public ChangeEntry {
        rows = List.copyOf(rows);
    }

    /**
     * What became of one row.
     *
     * @param kind such as {@code ring-group}
     * @param name what people call it
     * @param what added, changed or removed
     */
    public record Row(String kind, String id, String name, String what, List<Field> fields) {

        public Row {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field that differs; of a secret only that it does.
     *
     * @param from as it was, or null
     * @param to as it became, or null
     */
    public record Field(
            String field, @Nullable String from, @Nullable String to) {}
}
