package uz.karnay.sim.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.LegRecord;

/** Every call leaves exactly one record, which says what really happened, with its legs and its steps. */
final class OneRecord implements Rule {

    /** Answers that the gateway gives before there is a call: who are you, not like that, not now. */
    private static final Set<Integer> BEFORE_THE_CALL = Set.of(400, 401, 407, 415, 420, 482, 488, 503);

    private final Violations violations;
    private final BooleanSupplier isDamaging;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Set<Integer>> answers = new LinkedHashMap<>();
    private final Map<String, CallRecord> byCaller = new HashMap<>();
    private final Set<CallId> ids = new HashSet<>();
    private final Map<String, CallRecord> byLeg = new HashMap<>();

    OneRecord(Violations violations, BooleanSupplier isDamaging) {
        this.violations = violations;
        this.isDamaging = isDamaging;
    }

    @Override
    public void onArrived(Seen seen) {
        if (seen.isNewInvite()) {
            asked.add(seen.message().callId());
        }
    }

    @Override
    public void onSent(Seen seen) {
        String callId = seen.message().first("Call-ID").orElse("");
        if (seen.isFinalToInvite() && asked.contains(callId)) {
            answers.computeIfAbsent(callId, _ -> new LinkedHashSet<>())
                    .add(seen.message().status());
        }
    }

    @Override
    public void onRecord(CallRecord written) {
        require(ids.add(written.id()), written, "is written twice");
        require(!written.steps().isEmpty(), written, "has no steps");
        require(!written.legs().isEmpty(), written, "has no legs");
        for (LegRecord leg : written.legs()) {
            byLeg.put(leg.sipCallId(), written);
            require(isOrdered(leg.startedAt(), leg.answeredAt(), leg.endedAt()), written, "has a leg out of order");
        }
        require(isOrdered(written.startedAt(), written.answeredAt(), written.endedAt()), written, "is out of order");
        if (!written.legs().isEmpty()) {
            CallRecord before = byCaller.put(written.legs().getFirst().sipCallId(), written);
            require(before == null, written, "is the second of its caller's leg");
        }
    }

    private static boolean isOrdered(
            Instant began, @org.jspecify.annotations.Nullable Instant answered, Instant ended) {
        return !began.isAfter(ended) && (answered == null || !answered.isBefore(began) && !answered.isAfter(ended));
    }

    /** Whether two legs are of one call, by what was written down. */
    boolean areOneCall(String leg, String other) {
        CallRecord record = byLeg.get(leg);
        return record != null && record.equals(byLeg.get(other));
    }

    boolean isKnown(String leg) {
        return byLeg.containsKey(leg);
    }

    int count() {
        return ids.size();
    }

    @Override
    public void onEnd() {
        answers.forEach((callId, statuses) -> {
            CallRecord written = byCaller.get(callId);
            if (written == null && !BEFORE_THE_CALL.containsAll(statuses)) {
                violations.add("one record", "none for " + callId + ", which was answered " + statuses);
            } else if (written != null) {
                boolean answered = statuses.contains(200);
                require(answered == (written.answeredAt() != null), written, "is wrong about the answer, " + statuses);
                require(
                        statuses.contains(written.status()) || BEFORE_THE_CALL.contains(written.status()),
                        written,
                        "has another status than " + statuses);
            }
        });
        byCaller.forEach((callId, written) ->
                require(isDamaging.getAsBoolean() || asked.contains(callId), written, "is of a call nobody made"));
    }

    private void require(boolean condition, CallRecord written, String what) {
        if (!condition) {
            violations.add("one record", "record " + written + " " + what);
        }
    }

    /** All legs of a call, for a failed world. */
    List<LegRecord> legs(String leg) {
        CallRecord record = byLeg.get(leg);
        return record == null ? List.of() : record.legs();
    }
}
