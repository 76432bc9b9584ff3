package uz.karnay.api.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.record.CallHistory;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;

/** Call records in memory. A cursor is the position of the next record; others are refused as a store would. */
public final class MemoryHistory implements CallHistory {

    private final List<CallRecord> records = new ArrayList<>();
    private final List<UnknownDid> unknown = new ArrayList<>();

    public synchronized void add(CallRecord record) {
        records.add(record);
        records.sort(Comparator.comparing(CallRecord::startedAt).reversed());
    }

    public synchronized void add(UnknownDid did) {
        unknown.add(did);
    }

    @Override
    public synchronized Page find(Filter filter, @Nullable String cursor, int limit) {
        List<CallRecord> fitting =
                records.stream().filter(record -> fits(filter, record)).toList();
        int from = cursor == null ? 0 : position(cursor);
        int until = Math.min(fitting.size(), from + limit);
        return new Page(fitting.subList(from, until), until < fitting.size() ? "at-" + until : null);
    }

    private static int position(String cursor) {
        if (!cursor.matches("at-[0-9]+")) {
            throw new IllegalArgumentException("no such cursor: " + cursor);
        }
        return Integer.parseInt(cursor.substring(3));
    }

    private static boolean fits(Filter filter, CallRecord record) {
        return (filter.from() == null || !record.startedAt().isBefore(filter.from()))
                && (filter.until() == null || record.startedAt().isBefore(filter.until()))
                && (filter.number() == null
                        || record.caller().contains(filter.number())
                        || record.called().contains(filter.number()))
                && (filter.direction() == null || record.direction() == filter.direction())
                && (filter.disposition() == null || record.disposition() == filter.disposition())
                && (filter.trunk() == null || filter.trunk().equals(record.trunk()));
    }

    @Override
    public synchronized Optional<CallRecord> byId(CallId id) {
        return records.stream().filter(record -> record.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<UnknownDid> unknownDids(int limit) {
        return unknown.stream().limit(limit).toList();
    }
}
