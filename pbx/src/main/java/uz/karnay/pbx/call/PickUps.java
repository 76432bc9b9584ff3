package uz.karnay.pbx.call;

import java.util.Optional;
import uz.karnay.pbx.route.Route;

/**
 * Hands what rings at others to whoever dialled for it. Its leg goes to the call that rings, in which it is the one that answers; its
 * own call is over. Only calls of the same loop can be picked up. Confined to that loop.
 */
final class PickUps {

    private PickUps() {}

    /** The oldest call that rings there. */
    static void pickUp(Call by, Route.PickUp wish) {
        Optional<Call> found = by.desk().calls().get().stream()
                .filter(call -> call != by && call.stage() instanceof Hunt hunt && hunt.ringsAt(wish.of()))
                .findFirst();
        if (found.isEmpty()) {
            by.note("not picked up", "nothing rings there");
            by.foundNothing();
        } else if (found.get().stage() instanceof Hunt hunt) {
            take(by, found.get(), hunt);
        }
    }

    private static void take(Call by, Call ringing, Hunt hunt) {
        Leg leg = by.served();
        by.note(leg.name() + " picks up", "call " + ringing.id());
        ringing.note(leg.name() + " picks up", "in call " + by.id());
        if (!leg.isAnswered()) {
            by.servedAnswers();
            leg.port().answer();
        }
        by.serve(by.handOver(leg, ringing.id().toString()));
        by.hangUp(HangUp.PICKED_UP);
        leg.moveTo(ringing);
        ringing.add(leg);
        hunt.wonBy(leg);
        ringing.talk(leg, hunt.purpose());
    }
}
