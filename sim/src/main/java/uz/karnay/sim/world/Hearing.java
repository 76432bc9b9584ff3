package uz.karnay.sim.world;

import java.util.LinkedHashSet;
import java.util.Set;

/** Nobody hears a call they are not in. Checked at the end, when it is written down who was in a call with whom. */
final class Hearing implements Rule {

    private record Heard(String listener, String speaker) {}

    private final Violations violations;
    private final OneRecord records;
    private final Set<Heard> heard = new LinkedHashSet<>();

    Hearing(Violations violations, OneRecord records) {
        this.violations = violations;
        this.records = records;
    }

    void heard(String listener, String speaker) {
        heard.add(new Heard(listener, speaker));
    }

    boolean hasHeard(String listener, String speaker) {
        return heard.contains(new Heard(listener, speaker));
    }

    @Override
    public void onEnd() {
        for (Heard pair : heard) {
            // a speaker nobody knows is a packet that was damaged on the way
            if (records.isKnown(pair.speaker) && !records.areOneCall(pair.listener, pair.speaker)) {
                violations.add("hearing", pair.listener + " heard " + pair.speaker);
            }
        }
    }
}
