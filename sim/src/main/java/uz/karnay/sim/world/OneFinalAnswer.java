package uz.karnay.sim.world;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Every INVITE gets exactly one final answer (RFC 3261 §13.3.1), and its caller gets to know it. Where the network
 * damages messages, the damaged one may get a 400 and the next, whole one its own answer: they are not the same message.
 */
final class OneFinalAnswer implements Rule {

    private final Violations violations;
    private final Excuse excuse;
    private final BooleanSupplier isDamaging;
    private final Map<String, String> open = new LinkedHashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> unsettled = new LinkedHashMap<>();
    private final Map<String, Long> placedAt = new HashMap<>();
    private final Set<String> vanished = new LinkedHashSet<>();

    /** Who knows whether the network was to blame. */
    @FunctionalInterface
    interface Excuse {
        boolean wasFineSince(long nanos);
    }

    OneFinalAnswer(Violations violations, Excuse excuse, BooleanSupplier isDamaging) {
        this.violations = violations;
        this.excuse = excuse;
        this.isDamaging = isDamaging;
    }

    @Override
    public void onArrived(Seen seen) {
        if (seen.isRequest("INVITE") && !answers.containsKey(seen.transaction())) {
            open.put(seen.transaction(), seen.message().startLine());
        }
    }

    @Override
    public void onSent(Seen seen) {
        if (seen.isFinalToInvite()) {
            String answer =
                    seen.message().status() + " " + seen.message().toTag().orElse("");
            String before = answers.putIfAbsent(seen.transaction(), answer);
            open.remove(seen.transaction());
            boolean wasDamaged = before != null && before.startsWith("400 ") && isDamaging.getAsBoolean();
            if (before != null && !before.equals(answer) && !wasDamaged) {
                violations.add("one final answer", seen.transaction() + " got " + before + " and then " + answer);
            }
        }
    }

    void placed(String party, String callId, long nowNanos) {
        unsettled.put(callId, party);
        placedAt.put(callId, nowNanos);
    }

    /** @param status 0 when no answer came in time, for which only the weather is an excuse */
    void settled(String party, String callId, int status) {
        unsettled.remove(callId);
        if (status == 0 && excuse.wasFineSince(placedAt.getOrDefault(callId, 0L))) {
            violations.add("one final answer", party + " got none for " + callId + " in fine weather");
        }
    }

    void vanished(String party) {
        vanished.add(party);
    }

    @Override
    public void onEnd() {
        open.forEach(
                (transaction, line) -> violations.add("one final answer", "none for " + line + " of " + transaction));
        unsettled.forEach((callId, party) -> {
            if (!vanished.contains(party)) {
                violations.add("one final answer", party + " never learned what became of " + callId);
            }
        });
    }
}
