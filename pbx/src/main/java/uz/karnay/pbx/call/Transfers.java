package uz.karnay.pbx.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Switchboard;

/**
 * Sends one of two who talk on to somebody else, by the wish of the other (RFC 5589). The one who asked leaves, and whoever
 * remains is served from then on; when nobody is found for it, a colleague who asked is rung again. Confined to the loop of the call.
 */
final class Transfers {

    private final Call call;
    /** The colleague whose transfer has found nobody yet. */
    private @Nullable Extension sender;

    Transfers(Call call) {
        this.call = call;
    }

    void onAsked(Talking talking, Leg asks, TransferAsk ask) {
        switch (ask) {
            case TransferAsk.Blind(String number, TransferAsk.Reply reply) -> blind(talking, asks, number, reply);
            case TransferAsk.Attended(LegListener other, TransferAsk.Reply reply) ->
                attended(talking, asks, other, reply);
        }
    }

    /** As far as the one who asks may call. */
    private void blind(Talking talking, Leg asks, String number, TransferAsk.Reply reply) {
        Leg remains = talking.otherThan(asks);
        call.note(asks.name() + " transfers " + remains.name(), "to " + number);
        Route route = call.routeOf(asks.origin(), number, "transferred by " + asks.name());
        if (route instanceof Route.NoRoute none) {
            call.note("not transferred", none.reasons().getLast().why());
            reply.refused(none.refusal());
        } else if (route instanceof Route.Park park && asks.origin() instanceof Origin.FromExtension(var parker)) {
            park(talking, asks, parker, park, reply);
        } else {
            reply.accepted();
            leave(asks, remains);
            sender = asks.origin() instanceof Origin.FromExtension(var extension) ? extension : null;
            call.goOn(route);
        }
    }

    private void park(Talking talking, Leg asks, Extension parker, Route.Park wish, TransferAsk.Reply reply) {
        Optional<String> slot = call.desk().exchange().parking().take(wish.slots(), call.id());
        if (slot.isEmpty()) {
            String taken = wish.slots().size() > 1
                    ? "all slots are taken"
                    : wish.slots().getFirst() + " is taken";
            call.note("not parked", taken);
            reply.refused(new Refusal(486, "Parking: " + taken));
            return;
        }
        Leg remains = talking.otherThan(asks);
        wish.reasons().forEach(reason -> call.note(reason.what(), reason.why()));
        talking.leave();
        var parked = new Parked(call, remains, slot.get(), parker);
        call.enter(parked); // who gives the slot back, whatever happens from here on
        reply.accepted();
        leave(asks, remains);
        parked.begin(wish.patience());
    }

    /** Whoever was transferred talks: nobody needs to be rung for it again. */
    void foundSomebody() {
        sender = null;
    }

    /** The transfer led to nobody: the colleague who asked for it is rung, once; false when there is none. */
    boolean goesBack(String why) {
        Extension back = sender;
        sender = null;
        if (back != null) {
            ringAgain(back, "nobody was found by the transfer: " + why);
        }
        return back != null;
    }

    void ringAgain(Extension back, String why) {
        call.note("the call goes back to " + back.number(), why);
        var target = new RouteTarget.ToExtension(back.id());
        call.goOn(Switchboard.follow(
                call.directory(), call.offer(), target, why, call.desk().moment()));
    }

    private void leave(Leg asks, Leg remains) {
        call.hangUp(asks, HangUp.TRANSFERRED);
        remains.port().hush();
        call.serve(remains);
    }

    /** The two with whom the one who asks talks go on with each other, in this call. */
    private void attended(Talking talking, Leg asks, LegListener other, TransferAsk.Reply reply) {
        if (!(other instanceof LegEvents events)
                || events.call() == call
                || !events.leg().isLive()) {
            refuse(reply, "the other call is over");
            return;
        }
        Call second = events.call();
        switch (second.stage()) {
            case Talking there -> join(talking, asks, second, there, events.leg(), reply);
            case Hunt _ -> toTheNumberOf(talking, asks, second, reply);
            case Scripted _, Parked _, Closing _, Over _ -> refuse(reply, "there is nobody in the other call");
        }
    }

    /** It still rings there: it rings anew, for the one who remains. */
    private void toTheNumberOf(Talking talking, Leg asks, Call second, TransferAsk.Reply reply) {
        second.note(asks.name() + " does not wait", "the one to be transferred waits in call " + call.id());
        second.hangUp(HangUp.TRANSFERRED);
        blind(talking, asks, second.facts().called(), reply);
    }

    private void join(Talking talking, Leg asks, Call second, Talking there, Leg asksThere, TransferAsk.Reply reply) {
        Leg remains = talking.otherThan(asks);
        Leg joins = there.otherThan(asksThere);
        call.note(asks.name() + " transfers " + remains.name(), "to " + joins.name() + " of call " + second.id());
        second.note(asks.name() + " transfers " + joins.name(), "to " + remains.name() + " of call " + call.id());
        reply.accepted();
        talking.leave();
        take(joins, second, there);
        leave(asks, remains);
        call.talk(joins, new Purpose.OfRoute(call, Route.Onward.NOWHERE));
    }

    /** Takes a leg of another call over, which ends. */
    private void take(Leg joins, Call from, Talking there) {
        from.handOver(joins, call.id().toString());
        joins.moveTo(call);
        call.add(joins);
        there.leave();
        from.serve(there.otherThan(joins));
        from.hangUp(HangUp.TRANSFERRED);
    }

    private void refuse(TransferAsk.Reply reply, String why) {
        call.note("not transferred", why);
        reply.refused(new Refusal(603, why));
    }
}
