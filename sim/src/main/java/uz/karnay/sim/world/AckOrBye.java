package uz.karnay.sim.world;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import uz.karnay.sim.peer.SimMessage;

/**
 * No answered INVITE stays without ACK or BYE for longer than 64·T1 (RFC 3261 §13.3.1.4), and Karnay acknowledges or
 * ends every answer it is given (§13.2.2.4).
 */
final class AckOrBye implements Rule {

    private static final long TIMER_B = Duration.ofSeconds(32).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(32 + 4).toNanos();

    private final Violations violations;
    private final BooleanSupplier isDamaging;
    /** When each is due, the first due first. */
    private final Map<String, Long> due = new LinkedHashMap<>();

    private final Map<String, Long> seen = new LinkedHashMap<>();
    /** Until when each INVITE of ours can be answered: Timer B ends one that nobody reacted to. */
    private final Map<String, Long> asked = new LinkedHashMap<>();

    /** @param isDamaging whether the network changed anything so far: an answer to a damaged INVITE is nobody's */
    AckOrBye(Violations violations, BooleanSupplier isDamaging) {
        this.violations = violations;
        this.isDamaging = isDamaging;
    }

    @Override
    public void onSent(Seen message) {
        SimMessage text = message.message();
        if (isSuccess(message)) {
            expect("no ACK and no BYE for our 200 " + text.callId() + " " + text.cseqNumber(), message.atNanos());
        } else if (message.isNewInvite()) {
            asked.putIfAbsent(invite(text), message.atNanos() + TIMER_B);
        } else if (message.isRequest("ACK") || message.isRequest("BYE")) {
            String tag = " " + text.toTag().orElse("");
            due.keySet().removeIf(what -> what.startsWith("theirs " + text.callId()) && what.endsWith(tag));
            endedByBye(message);
        }
    }

    @Override
    public void onArrived(Seen message) {
        SimMessage text = message.message();
        boolean inTime = message.atNanos() < asked.getOrDefault(invite(text), 0L);
        if (inTime && !text.isRequest()) {
            asked.put(invite(text), Long.MAX_VALUE);
        }
        if (isSuccess(message) && !isDamaging.getAsBoolean() && inTime) {
            expect(
                    "theirs " + text.callId() + " " + text.cseqNumber() + " "
                            + text.toTag().orElse(""),
                    message.atNanos());
        } else if (message.isRequest("ACK")) {
            due.remove("no ACK and no BYE for our 200 " + text.callId() + " " + text.cseqNumber());
        } else {
            endedByBye(message);
        }
    }

    private static String invite(SimMessage message) {
        return message.callId() + " " + message.cseqNumber();
    }

    private void endedByBye(Seen message) {
        if (message.isRequest("BYE")) {
            String ours = "no ACK and no BYE for our 200 " + message.message().callId();
            due.keySet().removeIf(what -> what.startsWith(ours));
        }
    }

    private static boolean isSuccess(Seen message) {
        return message.isFinalToInvite() && message.message().status() < 300;
    }

    private void expect(String what, long nowNanos) {
        if (seen.putIfAbsent(what, nowNanos) == null) {
            due.put(what, nowNanos + PATIENCE);
        }
    }

    @Override
    public void onMoment(long nowNanos) {
        while (!due.isEmpty()) {
            Map.Entry<String, Long> first = due.entrySet().iterator().next();
            if (first.getValue() > nowNanos) {
                return;
            }
            due.remove(first.getKey());
            violations.add("ACK or BYE", first.getKey());
        }
    }
}
