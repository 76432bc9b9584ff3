package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.trunk.TrunkStore;

/** What trunks want kept, written behind: of several saves of a trunk only the last one reaches the database. */
final class TrunksBehind implements TrunkStore, WriteBehind.Chore {

    private final Database database;
    private final Runnable wake;
    private final Map<TrunkId, String> tokens = new ConcurrentHashMap<>();
    private final Map<TrunkId, Optional<Provider>> providers = new ConcurrentHashMap<>();

    /** @param wake called after a save, on its thread; never blocks */
    TrunksBehind(Database database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    @Override
    public Map<TrunkId, String> tokens() {
        return database
                .read(
                        "read the trunks' tokens",
                        connection -> Sql.list(
                                connection,
                                "select * from trunk_tokens",
                                row -> Map.entry(trunk(row), row.text("token"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Provider> providers() {
        return database.read(
                "read the providers",
                connection -> Sql.list(connection, "select * from trunk_providers", TrunksBehind::provider));
    }

    private static TrunkId trunk(Row row) throws SQLException {
        return new TrunkId(row.uuid("trunk_id"));
    }

    private static Provider provider(Row row) throws SQLException {
        return new Provider(
                trunk(row),
                row.text("contact"),
                row.text("source"),
                row.text("sip_call_id"),
                row.number("cseq"),
                row.instant("expires_at"));
    }

    @Override
    public void saveToken(TrunkId trunk, String token) {
        tokens.put(trunk, token);
        wake.run();
    }

    @Override
    public void saveProvider(Provider provider) {
        providers.put(provider.trunk(), Optional.of(provider));
        wake.run();
    }

    @Override
    public void removeProvider(TrunkId trunk) {
        providers.put(trunk, Optional.empty());
        wake.run();
    }

    @Override
    public boolean isDue() {
        return !tokens.isEmpty() || !providers.isEmpty();
    }

    /** What fails to be written waits on, unless something newer has come for that trunk. */
    @Override
    public boolean run() {
        Map<TrunkId, String> someTokens = taken(tokens);
        Map<TrunkId, Optional<Provider>> someProviders = taken(providers);
        try {
            database.write("store what trunks are known by", connection -> {
                each(connection, someTokens, TrunksBehind::write);
                each(connection, someProviders, TrunksBehind::write);
                return someTokens.size() + someProviders.size();
            });
            return false;
        } catch (StoreException e) {
            someTokens.forEach(tokens::putIfAbsent);
            someProviders.forEach(providers::putIfAbsent);
            throw e;
        }
    }

    private static <V> Map<TrunkId, V> taken(Map<TrunkId, V> waiting) {
        return waiting.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), waiting::remove, (one, _) -> one, HashMap::new));
    }

    @FunctionalInterface
    private interface Writer<V> {
        void write(Connection connection, TrunkId trunk, V value) throws SQLException;
    }

    private static <V> void each(Connection connection, Map<TrunkId, V> batch, Writer<V> writer) throws SQLException {
        for (var entry : batch.entrySet()) {
            writer.write(connection, entry.getKey(), entry.getValue());
        }
    }

    private static void write(Connection connection, TrunkId trunk, String token) throws SQLException {
        Sql.update(connection, "delete from trunk_tokens where trunk_id = ?", trunk.value());
        Sql.update(connection, "insert into trunk_tokens (trunk_id, token) values (?, ?)", trunk.value(), token);
    }

    private static void write(Connection connection, TrunkId trunk, Optional<Provider> provider) throws SQLException {
        Sql.update(connection, "delete from trunk_providers where trunk_id = ?", trunk.value());
        if (provider.isPresent()) {
            Provider kept = provider.get();
            Sql.update(
                    connection,
                    "insert into trunk_providers (trunk_id, contact, source, sip_call_id, cseq, expires_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    trunk.value(),
                    kept.contact(),
                    kept.source(),
                    kept.sipCallId(),
                    kept.cseq(),
                    kept.expiresAt());
        }
    }
}
