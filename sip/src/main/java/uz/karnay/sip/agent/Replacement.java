package uz.karnay.sip.agent;

import java.util.Optional;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Replaces;
import uz.karnay.sip.message.SipRequest;

/** What becomes of an INVITE by its Replaces: RFC 3891 §3. */
sealed interface Replacement {

    /** It has none. */
    record None() implements Replacement {}

    record Found(Replaced replaced) implements Replacement {}

    record Wrong(Refusal refusal) implements Replacement {}

    HeaderName JOIN = HeaderName.of("Join");

    static Replacement of(Core core, SipRequest invite) {
        if (!invite.has(HeaderType.REPLACES)) {
            return new None();
        }
        Optional<Replaces> wanted = invite.first(HeaderType.REPLACES);
        boolean several = invite.headers().count(HeaderName.REPLACES) > 1
                || invite.headers().has(JOIN);
        return wanted.isEmpty() || several ? wrong(400, "Bad Replaces") : of(core, wanted.get());
    }

    private static Replacement of(Core core, Replaces wanted) {
        Optional<Replaced> found = core.find(wanted);
        if (found.isEmpty()) {
            return wrong(481, "Call Does Not Exist");
        }
        return switch (found.get()) {
            case Replaced.Talking(var session) when session.isOver() -> wrong(603, "Decline");
            case Replaced.Talking _ when wanted.earlyOnly() -> wrong(486, "Busy Here");
            case Replaced.RingingHere _ -> wrong(481, "Call Does Not Exist"); // not begun by us
            case Replaced.Talking _, Replaced.RingingThere _ -> new Found(found.get());
        };
    }

    private static Replacement wrong(int status, String reason) {
        return new Wrong(Refusal.of(status, reason));
    }
}
