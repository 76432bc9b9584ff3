package uz.karnay.pbx.call;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import uz.karnay.loop.EventLoop;
import uz.karnay.pbx.Uuid7;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Switchboard;

/** The calls of one loop, and the guard between them: a fault ends the call it happened in. Confined to its loop. */
public final class Calls {

    private final EventLoop loop;
    private final Exchange exchange;
    private final Desk desk;
    private final Set<Call> live = new LinkedHashSet<>();

    public Calls(EventLoop loop, Exchange exchange, Dialer dialer) {
        this.loop = loop;
        this.exchange = exchange;
        this.desk = new Desk(loop, exchange, dialer, this::run, this::forget, () -> List.copyOf(live));
    }

    /**
     * Takes a call over and follows its route. Commands may reach {@code caller} before this returns.
     *
     * @return who is to hear of everything on the caller's leg, up to its {@code onClosed}
     */
    public LegListener incoming(IncomingCall offer, LegPort caller) {
        assert loop.isCurrent();
        Directory directory = exchange.directory().current();
        var id = new CallId(Uuid7.next(loop.clock(), loop.entropy()));
        Route route = route(id, directory, offer);
        var call = new Call(id, desk, offer, caller, directory, Admission.of(exchange, offer, route));
        live.add(call);
        run(call, call::begin);
        return call.caller().listen(call, desk.guard());
    }

    /** Ends every call of this loop, as when Karnay stops. */
    public void hangUpAll(HangUp why) {
        assert loop.isCurrent();
        List.copyOf(live).forEach(call -> run(call, () -> call.hangUp(why)));
    }

    /** How many calls of this loop have not yet left their record. */
    public int size() {
        return live.size();
    }

    private Route route(CallId id, Directory directory, IncomingCall offer) {
        try {
            return Switchboard.route(directory, offer, desk.moment());
        } catch (RuntimeException fault) {
            exchange.faults().onFault(id, fault);
            return new Route.NoRoute(
                    new Route.Facts(Direction.INTERNAL, offer.caller(), offer.dialled()),
                    Refusal.SERVER_ERROR,
                    Disposition.FAILED,
                    List.of(new Route.Reason("refused", "a fault in Karnay: no route could be found")));
        }
    }

    private void run(Call call, Runnable event) {
        assert loop.isCurrent();
        try {
            event.run();
        } catch (RuntimeException | AssertionError fault) {
            call.abandon(fault);
            exchange.faults().onFault(call.id(), fault);
        }
    }

    private void forget(Call call) {
        live.remove(call);
        exchange.book().remove(call.id());
    }
}
