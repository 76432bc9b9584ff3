package uz.karnay.pbx.call;

import java.util.Optional;
import uz.karnay.pbx.route.Route;

/**
 * Hands what rings at others, or is parked, to whoever dialled for it. Its leg goes to that call, in which it is the one that
 * answers; its own call is over. Only calls of the same loop can be picked up. Confined to that loop.
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
            by.foundNothing("nothing rings there");
        } else if (found.get().stage() instanceof Hunt hunt) {
            Leg leg = bring(by, found.get(), "picks up");
            hunt.wonBy(leg);
            found.get().talk(leg, hunt.purpose());
        }
    }

    /** The call that is parked in the slot. */
    static void takeOut(Call by, Route.Park wish) {
        if (wish.slots().size() > 1) {
            by.foundNothing("calls are transferred to this number; they are taken out by the number of their slot");
            return;
        }
        String slot = wish.slots().getFirst();
        Optional<Parked> found = by.desk().calls().get().stream()
                .map(Call::stage)
                .filter(stage -> stage instanceof Parked parked && parked.isIn(slot))
                .map(Parked.class::cast)
                .findFirst();
        if (found.isEmpty()) {
            boolean isElsewhere = by.desk().exchange().parking().isTaken(slot);
            by.foundNothing(isElsewhere ? slot + " is on another call loop" : "nobody is parked in " + slot);
        } else {
            Call parked = found.get().call();
            Leg leg = bring(by, parked, "takes the call out of " + slot);
            found.get().leave();
            parked.talk(leg, new Purpose.OfRoute(parked, Route.Onward.NOWHERE));
        }
    }

    /** The leg of whoever dialled belongs to {@code to} from now on. */
    private static Leg bring(Call by, Call to, String does) {
        Leg leg = by.served();
        by.note(leg.name() + " " + does, "call " + to.id());
        to.note(leg.name() + " " + does, "in call " + by.id());
        if (!leg.isAnswered()) {
            by.servedAnswers();
            leg.port().answer();
        }
        by.serve(by.handOver(leg, to.id().toString()));
        by.hangUp(HangUp.PICKED_UP);
        leg.moveTo(to);
        to.add(leg);
        return leg;
    }
}
