package uz.karnay.sim.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.LegRecord;

/** Each call is owned by exactly one loop: the one that its Call-IDs name. */
final class OneOwner implements Rule {

    private final Violations violations;
    private final ToIntFunction<String> ownerOf;
    private final Map<String, Integer> owners = new HashMap<>();

    OneOwner(Violations violations, ToIntFunction<String> ownerOf) {
        this.violations = violations;
        this.ownerOf = ownerOf;
    }

    @Override
    public void onSent(Seen seen) {
        String callId = seen.message().first("Call-ID").orElse("");
        if (isPlain(callId)) {
            Integer before = owners.putIfAbsent(callId, seen.loop());
            if (before != null && before != seen.loop() || ownerOf.applyAsInt(callId) != seen.loop()) {
                violations.add("one owner", "loop " + seen.loop() + " sends for " + callId + ", as did " + before);
            }
        }
    }

    @Override
    public void onRecord(CallRecord written) {
        List<Integer> loops = written.legs().stream()
                .map(LegRecord::sipCallId)
                .filter(OneOwner::isPlain)
                .map(ownerOf::applyAsInt)
                .distinct()
                .toList();
        if (loops.size() > 1) {
            violations.add("one owner", "call " + written.id() + " has legs on loops " + loops);
        }
    }

    /** Whether it is what it was on the wire, and not what a damaged one became when it was read as text. */
    private static boolean isPlain(String callId) {
        return !callId.isEmpty() && callId.chars().allMatch(letter -> letter > ' ' && letter < 127);
    }
}
