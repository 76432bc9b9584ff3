package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import uz.karnay.pbx.account.TokenId;

/** When tokens were used last, written behind: who asks with one must not wait for the disk, nor fail with it. */
final class TokenUses implements WriteBehind.Chore {

    private final Database database;
    private final Runnable wake;
    private final Latest<TokenId, Instant> waiting = new Latest<>();

    /** @param wake called after a use, on its thread; never blocks */
    TokenUses(Database database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    /** Any thread, never blocks. */
    void used(TokenId token, Instant at) {
        waiting.put(token, at);
        wake.run();
    }

    @Override
    public boolean isDue() {
        return !waiting.isEmpty();
    }

    @Override
    public boolean run() {
        waiting.write(batch -> database.write("note the use of tokens", connection -> write(connection, batch)));
        return false;
    }

    private static int write(Connection connection, Map<TokenId, Instant> batch) throws SQLException {
        for (var use : batch.entrySet()) {
            Sql.update(
                    connection,
                    "update tokens set last_used_at = ? where id = ?",
                    use.getValue(),
                    use.getKey().value());
        }
        return batch.size();
    }
}
