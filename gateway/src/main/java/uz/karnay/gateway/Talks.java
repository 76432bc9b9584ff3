package uz.karnay.gateway;

import java.util.IdentityHashMap;
import java.util.Optional;
import uz.karnay.pbx.call.LegListener;
import uz.karnay.sip.agent.IncomingInvite;
import uz.karnay.sip.agent.Replaced;
import uz.karnay.sip.agent.Session;

/** Whose leg each dialog of one call loop is, for whoever points at a dialog by its tags. Confined to that loop. */
public final class Talks {

    private final IdentityHashMap<Session, LegListener> answered = new IdentityHashMap<>();
    private final IdentityHashMap<IncomingInvite, LegListener> offered = new IdentityHashMap<>();

    void begin(Session session, LegListener leg) {
        answered.put(session, leg);
    }

    void end(Session session) {
        answered.remove(session);
    }

    void begin(IncomingInvite invite, LegListener leg) {
        offered.put(invite, leg);
    }

    void end(IncomingInvite invite) {
        offered.remove(invite);
    }

    /** What hears of the leg whose dialog this is. */
    Optional<LegListener> of(Replaced replaced) {
        return switch (replaced) {
            case Replaced.Talking(var session) -> Optional.ofNullable(answered.get(session));
            case Replaced.RingingHere(var invite) -> Optional.ofNullable(offered.get(invite));
            case Replaced.RingingThere _ -> Optional.empty();
        };
    }

    /** How many there are: an invariant when all calls are over. */
    int size() {
        return answered.size() + offered.size();
    }
}
