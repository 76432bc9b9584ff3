package uz.karnay.pbx.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uz.karnay.pbx.record.Disposition;

/**
 * The refusals a call has met, and what they come to for its caller. Confined to the loop of its call.
 *
 * <p>The best of several (RFC 3261 §16.7 step 6): any 6xx, else the lowest class; within 4xx what says most of the
 * called: busy, then a refusal of this call, then unavailable, then silence.
 *
 * <p>Which refusals of a line let the next line try: silence and 5xx (the operator's server is at fault); 401 and 407
 * (our account is), 403 (this operator does not let us; another may), 406, 415, 420 and 488 (what this line cannot
 * carry). All others speak of the called number or person, who is the same over any line: 404, 480, 484, 486, 6xx.
 */
final class Refusals {

    private static final Refusal TIMED_OUT_OUTSIDE = new Refusal(504, "Server Time-out");

    private final List<Refusal> met = new ArrayList<>();

    void add(Refusal refusal) {
        met.add(refusal);
    }

    /** Whether another line may do better than the one that refused like this. */
    static boolean isOfTheLine(Refusal refusal) {
        return switch (refusal.status()) {
            case 401, 403, 406, 407, 408, 415, 420, 488 -> true;
            default -> refusal.status() / 100 == 5;
        };
    }

    /** Whether it speaks for all the devices of the called (RFC 3261 §16.7 step 5). */
    static boolean isGlobal(Refusal refusal) {
        return refusal.status() >= 600;
    }

    /** As the devices of an extension put it. */
    Refusal ofDevices() {
        Refusal best = best();
        return switch (best.status()) {
            case 401, 407, 408, 487, 503 ->
                Refusal.UNAVAILABLE; // challenges us, is silent, hangs up on itself, is out of reach: nobody there
            default -> best;
        };
    }

    /** As the lines put it. The caller must not take an operator's challenge for ours. */
    Refusal ofLines() {
        Refusal best = best();
        return switch (best.status()) {
            case 401, 407 -> Refusal.OVERLOADED;
            case 408 -> TIMED_OUT_OUTSIDE;
            case 487 -> Refusal.UNAVAILABLE; // we cancelled nothing
            default -> best;
        };
    }

    static Disposition disposition(Refusal refusal) {
        return switch (refusal.status()) {
            case 486, 600 -> Disposition.BUSY;
            case 408, 480 -> Disposition.NO_ANSWER;
            case 404, 410, 484, 604 -> Disposition.NO_ROUTE;
            case 406, 415, 420, 488, 606 -> Disposition.FAILED;
            default -> refusal.status() / 100 == 5 ? Disposition.FAILED : Disposition.REJECTED;
        };
    }

    private Refusal best() {
        return met.stream().min(Comparator.comparingInt(Refusals::rank)).orElse(Refusal.UNAVAILABLE);
    }

    private static int rank(Refusal refusal) {
        return switch (refusal.status() / 100) {
            case 6 -> 0;
            case 4 -> 100 + rankOf4xx(refusal.status());
            default -> refusal.status();
        };
    }

    private static int rankOf4xx(int status) {
        return switch (status) {
            case 486 -> 0;
            case 404, 410, 484 -> 1;
            case 480 -> 3;
            case 408 -> 4;
            case 401, 407, 487 -> 5;
            default -> 2;
        };
    }
}
