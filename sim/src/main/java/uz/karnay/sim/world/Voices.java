package uz.karnay.sim.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.LegRecord;

/**
 * Two who were in an answered call for a while in fine weather heard each other. Those who forget their ACK are not asked:
 * their call never stood.
 */
final class Voices implements Rule {

    private final Violations violations;
    private final Hearing hearing;
    private final List<CallRecord> records = new ArrayList<>();
    private final Set<String> talked = new LinkedHashSet<>();

    Voices(Violations violations, Hearing hearing) {
        this.violations = violations;
        this.hearing = hearing;
    }

    /** Whoever is in this call talked long enough to be heard, and nothing was lost meanwhile. */
    void talked(String callId) {
        talked.add(callId);
    }

    @Override
    public void onRecord(CallRecord written) {
        records.add(written);
    }

    @Override
    public void onEnd() {
        records.forEach(this::check);
    }

    private void check(CallRecord written) {
        List<LegRecord> legs =
                written.legs().stream().filter(leg -> leg.answeredAt() != null).toList();
        if (legs.size() == 2 && legs.stream().allMatch(leg -> talked.contains(leg.sipCallId()))) {
            require(legs.getFirst().sipCallId(), legs.getLast().sipCallId());
            require(legs.getLast().sipCallId(), legs.getFirst().sipCallId());
        }
    }

    private void require(String listener, String speaker) {
        if (!hearing.hasHeard(listener, speaker)) {
            violations.add("voices", listener + " never heard " + speaker);
        }
    }
}
