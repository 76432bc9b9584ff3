package uz.karnay.pbx.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of ended calls, to be read. Blocking: never on a loop. */
public interface CallHistory {

    /** The newest first; a page goes on after {@code cursor}, the last page's {@link Page#next}. */
    Page find(Filter filter, @Nullable String cursor, int limit);

    Optional<CallRecord> byId(CallId id);

    /** Public numbers that were called and that nobody configured, the latest first. */
    List<UnknownDid> unknownDids(int limit);

    /** @param number matches caller or called when it is contained in either; null for any */
    record Filter(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String number,
            @Nullable Direction direction,
            @Nullable Disposition disposition,
            @Nullable String trunk) {
        public static final Filter ALL = new Filter(null, null, null, null, null, null);
    }

    /** @param next the cursor of the following page, or null on the last one */
    record Page(List<CallRecord> records, @Nullable String next) {}

    record UnknownDid(
            String number,
            @Nullable String trunk,
            long calls,
            Instant firstSeen,
            Instant lastSeen,
            String lastCaller) {}
}
