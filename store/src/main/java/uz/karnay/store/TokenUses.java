package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.pbx.account.TokenId;

/** When tokens were used last, written behind: who asks with one must not wait for the disk, nor fail with it. */
final class TokenUses implements WriteBehind.Chore {

    private final Database database;
    private final Runnable wake;
    private final Map<TokenId, Instant> waiting = new ConcurrentHashMap<>();

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

    /** What fails to be written waits on, unless something newer has come for that token. */
    @Override
    public boolean run() {
        Map<TokenId, Instant> batch = taken();
        try {
            database.write("note the use of tokens", connection -> write(connection, batch));
            return false;
        } catch (StoreException e) {
            batch.forEach(waiting::putIfAbsent);
            throw e;
        }
    }

    private Map<TokenId, Instant> taken() {
        Map<TokenId, Instant> batch = new HashMap<>();
        for (TokenId token : Set.copyOf(waiting.keySet())) {
            Instant at = waiting.remove(token);
            if (at != null) {
                batch.put(token, at);
            }
        }
        return batch;
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
