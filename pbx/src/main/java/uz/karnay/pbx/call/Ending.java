package uz.karnay.pbx.call;

import java.time.Instant;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.Disposition;

/**
 * Why and how a call ends.
 *
 * @param status what the caller was given, 200 when answered
 * @param refusal for the caller, if not answered yet
 * @param hangUp for all legs that still live
 */
record Ending(
        Instant at, Disposition disposition, Party endedBy, int status, String reason, Refusal refusal, HangUp hangUp) {

    private static final int OK = 200;

    /** After the answer. */
    static Ending answered(Instant at, Party by, HangUp why) {
        return new Ending(at, Disposition.ANSWERED, by, OK, why.reason(), Refusal.UNAVAILABLE, why);
    }

    /** The caller is told no. */
    static Ending refused(Instant at, Disposition disposition, Party by, Refusal refusal, String reason, HangUp why) {
        return new Ending(at, disposition, by, refusal.status(), reason, refusal, why);
    }

    /** The caller gave up before anyone answered. */
    static Ending cancelled(Instant at, HangUp why) {
        var refusal = Refusal.CANCELLED;
        return new Ending(
                at, Disposition.CANCELLED, Party.CALLER, refusal.status(), "The caller gave up", refusal, why);
    }

    /** A fault in the program. */
    static Ending fault(Instant at) {
        var refusal = Refusal.SERVER_ERROR;
        return new Ending(
                at, Disposition.FAILED, Party.KARNAY, refusal.status(), HangUp.FAULT.reason(), refusal, HangUp.FAULT);
    }
}
