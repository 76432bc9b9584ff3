package uz.karnay.store;

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
            select called, trunk, count(*) as calls, min(started_at) as first_seen, max(started_at) as last_seen,
              (select latest.caller from calls latest where latest.disposition = 'UNKNOWN_DID'
                and latest.called = calls.called
                and (latest.trunk = calls.trunk or latest.trunk is null and calls.trunk is null)
                order by latest.started_at desc, latest.id desc limit 1) as last_caller
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
                connection -> Sql.list(connection, UNKNOWN_DIDS, SqlHistory::unknownDid, limited(limit)));
    }

    private static UnknownDid unknownDid(Row row) throws SQLException {
        return new UnknownDid(
                row.text("called"),
                row.textOrNull("trunk"),
                row.number("calls"),
                row.instant("first_seen"),
                row.instant("last_seen"),
                row.text("last_caller"));
    }
}
