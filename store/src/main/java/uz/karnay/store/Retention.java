package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import uz.karnay.loop.Clock;

/**
 * Removes call records that are older than they have to be kept, a few at a time, so that a new record never waits long
 * for the database.
 */
final class Retention implements WriteBehind.Chore {

    private static final int BATCH = 200;
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final String OLD_CALLS =
            "select id from calls where started_at < ? order by started_at limit " + BATCH;

    private final Database database;
    private final Duration keep;
    private final Clock clock;
    private volatile Instant next;

    /** @param keep zero to keep everything */
    Retention(Database database, Duration keep, Clock clock) {
        this.database = database;
        this.keep = keep;
        this.clock = clock;
        this.next = keep.isZero() ? Instant.MAX : Instant.MIN;
    }

    @Override
    public boolean isDue() {
        return !clock.now().isBefore(next);
    }

    @Override
    public boolean run() {
        Instant oldest = clock.now().minus(keep);
        int removed = database.write("remove old calls", connection -> remove(connection, oldest));
        boolean more = removed == BATCH;
        if (!more) {
            next = clock.now().plus(PAUSE);
        }
        return more;
    }

    private static int remove(Connection connection, Instant oldest) throws SQLException {
        List<UUID> calls = Sql.list(connection, OLD_CALLS, row -> row.uuid("id"), oldest);
        for (UUID call : calls) {
            Sql.update(connection, "delete from call_steps where call_id = ?", call);
            Sql.update(connection, "delete from call_legs where call_id = ?", call);
            Sql.update(connection, "delete from calls where id = ?", call);
        }
        return calls.size();
    }
}
