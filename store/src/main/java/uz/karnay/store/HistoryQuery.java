package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.record.CallHistory.Filter;
import uz.karnay.pbx.record.CallRecord;

/**
 * Finds the newest calls that fit a filter, after a place in the history.
 *
 * <p>A part of a number is looked up in the table of all numbers first. When few numbers contain it, each one's calls
 * are found by index; when many do, going through the history finds enough of them soon.
 */
final class HistoryQuery {

    /** Up to so many numbers are looked up one by one. */
    private static final int FEW_NUMBERS = 500;

    private final Connection connection;
    private final Filter filter;
    private final int limit;
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    HistoryQuery(Connection connection, Filter filter, @Nullable Cursor after, int limit) {
        this.connection = connection;
        this.filter = filter;
        this.limit = limit;
        where("started_at >= ?", filter.from());
        where("started_at < ?", filter.until());
        where("direction = ?", filter.direction());
        where("disposition = ?", filter.disposition());
        where("trunk = ?", filter.trunk());
        if (after != null) {
            where("(started_at, id) < (?, ?)", after.startedMicros());
            parameters.add(after.id());
        }
    }

    private void where(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.append(" and ").append(condition);
            parameters.add(value);
        }
    }

    List<CallRecord> calls() throws SQLException {
        String part = filter.number();
        if (part == null || part.isEmpty()) {
            return fetch("", List.of());
        }
        String pattern = "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        List<String> numbers = numbers(pattern);
        return numbers.size() <= FEW_NUMBERS
                ? byNumbers(numbers)
                : fetch(" and (caller like ? escape '\\' or called like ? escape '\\')", List.of(pattern, pattern));
    }

    private List<String> numbers(String pattern) throws SQLException {
        return Sql.list(
                connection,
                "select number from call_numbers where number like ? escape '\\' limit ?",
                row -> row.text("number"),
                pattern,
                FEW_NUMBERS + 1);
    }

    private List<CallRecord> byNumbers(List<String> numbers) throws SQLException {
        var found = new TreeSet<CallRecord>(Cursor.NEWEST_FIRST); // who calls oneself is found twice
        for (String number : numbers) {
            found.addAll(fetch(" and caller = ?", List.of(number)));
            found.addAll(fetch(" and called = ?", List.of(number)));
            while (found.size() > limit) {
                found.removeLast();
            }
        }
        return List.copyOf(found);
    }

    private List<CallRecord> fetch(String more, List<?> values) throws SQLException {
        var all = new ArrayList<Object>(parameters);
        all.addAll(values);
        all.add(limit);
        return Sql.list(connection, sql(more), CallParts::call, all.toArray());
    }

    private String sql(String more) {
        return "select * from calls where 1 = 1" + conditions + more + " order by started_at desc, id desc limit ?";
    }
}
