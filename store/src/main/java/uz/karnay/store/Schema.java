package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the database to this version's layout. Flyway takes a fifth of a second even when there is nothing to do, so
 * it is only woken when the newest migration is missing.
 */
final class Schema {

    /** The number of the last script under {@code db/migration}. */
    static final int NEWEST = 13;

    private static final String HISTORY = "flyway_schema_history";

    private Schema() {}

    static void bring(Database database) {
        int found = database.read("read the layout", Schema::version).orElse(0);
        if (found > NEWEST) {
            throw new StoreException("The database " + database.file() + " has layout " + found
                    + ", made by a newer Karnay; this one knows up to " + NEWEST
                    + ". Run the newer one, or restore the backup made before the upgrade.");
        }
        if (found < NEWEST) {
            migrate(database);
        }
    }

    private static void migrate(Database database) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database.source())
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("clustered", " without rowid"))
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "Cannot bring the database " + database.file() + " to layout " + NEWEST + " ("
                            + firstCause(e).getMessage()
                            + "). Nothing was half-changed; free disk space or restore a backup, then start again.",
                    e);
        }
    }

    /** Flyway's own words fill a page; the database's say it in a line. */
    private static Throwable firstCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Optional<Integer> version(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(null, null, HISTORY, null)) {
            if (!tables.next()) {
                return Optional.empty();
            }
        }
        return Sql.first(
                connection,
                "select version from flyway_schema_history where success order by installed_rank desc limit 1",
                row -> row.integer("version"));
    }
}
