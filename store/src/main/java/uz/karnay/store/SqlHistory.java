package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.record.CallHistory;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;

/**
 * The calls' tables, read page by page; a page costs the same however many calls there are. Blocking, any thread.
 */
final class SqlHistory implements CallHistory {

    static final int MAX_LIMIT = 1000;

    private static final String UNKNOWN_DIDS = """
            select called, trunk, count(*) as calls, min(started_at) as first_seen, max(started_at) as last_seen
            from calls
            where disposition = 'UNKNOWN_DID' and not exists (select 1 from dids where dids.number = calls.called)
            group by called, trunk
            order by last_seen desc
            limit ?
            """;

    private final Database database;

    SqlHistory(Database database) {
        this.database = database;
    }

    @Override
    public Page find(Filter filter, @Nullable String cursor, int limit) {
        int size = limited(limit);
        Cursor after = cursor == null ? null : Cursor.parse(cursor);
        return database.read("read the call history", connection -> {
            List<CallRecord> calls = new HistoryQuery(connection, filter, after, size + 1).calls();
            boolean isLast = calls.size() <= size;
            List<CallRecord> page = isLast ? calls : calls.subList(0, size);
            return new Page(
                    CallParts.added(connection, page),
                    isLast ? null : Cursor.behind(page.getLast()).text());
        });
    }

    private static int limited(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one record, not " + limit);
        }
        return Math.min(limit, MAX_LIMIT);
    }

    @Override
    public Optional<CallRecord> byId(CallId id) {
        return database.read(
                "read a call",
                connection -> CallParts.added(
                                connection,
                                Sql.list(connection, "select * from calls where id = ?", CallParts::call, id.value()))
                        .stream()
                        .findFirst());
    }

    @Override
    public List<UnknownDid> unknownDids(int limit) {
        return database.read(
                "read the unknown numbers",
                connection -> Sql.list(connection, UNKNOWN_DIDS, row -> unknownDid(connection, row), limited(limit)));
    }

    private static UnknownDid unknownDid(Connection connection, Row row) throws SQLException {
        String trunk = row.textOrNull("trunk");
        return new UnknownDid(
                row.text("called"),
                trunk,
                row.number("calls"),
                row.instant("first_seen"),
                row.instant("last_seen"),
                lastCaller(connection, row.text("called"), trunk));
    }

    private static String lastCaller(Connection connection, String called, @Nullable String trunk) throws SQLException {
        String sql = "select caller from calls where disposition = 'UNKNOWN_DID' and called = ? and trunk "
                + (trunk == null ? "is null" : "= ?") + " order by started_at desc limit 1";
        return Sql.first(
                        connection,
                        sql,
                        row -> row.text("caller"),
                        trunk == null ? new Object[] {called} : new Object[] {called, trunk})
                .orElseThrow();
    }
}
