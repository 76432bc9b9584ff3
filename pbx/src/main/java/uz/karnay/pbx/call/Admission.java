package uz.karnay.pbx.call;

import java.util.ArrayList;
import java.util.Optional;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Route.Reason;

/**
 * A call let in, or turned away because there are too many.
 *
 * @param route to follow: the switchboard's, or a refusal
 * @param release gives back the channel the call came in on
 */
record Admission(Route route, Runnable release) {

    private static final Runnable NOTHING = () -> {};

    /** Lets the call in if there is room; emergency calls always. */
    static Admission of(Exchange exchange, IncomingCall offer, Route route) {
        boolean emergency = route instanceof Route.TryLines lines && lines.emergency();
        int limit = exchange.limits().liveCalls();
        if (!emergency && exchange.book().size() >= limit) {
            return new Admission(refused(route, "all of Karnay's " + limit + " calls are in use"), NOTHING);
        }
        return switch (offer.origin()) {
            case Origin.FromExtension _ -> new Admission(route, NOTHING);
            case Origin.FromTrunk(Trunk trunk) -> overTrunk(exchange, trunk, route, emergency);
        };
    }

    private static Admission overTrunk(Exchange exchange, Trunk trunk, Route route, boolean emergency) {
        return takeChannel(exchange, trunk, emergency)
                .map(release -> new Admission(route, release))
                .orElseGet(() -> new Admission(refused(route, full(trunk)), NOTHING));
    }

    /** Takes a channel of a trunk; empty when none is free. What it returns gives the channel back. */
    static Optional<Runnable> takeChannel(Exchange exchange, Trunk trunk, boolean emergency) {
        if (emergency) {
            exchange.channels().takeAnyway(trunk);
        } else if (!exchange.channels().take(trunk)) {
            return Optional.empty();
        }
        return Optional.of(() -> exchange.channels().release(trunk.id()));
    }

    static String full(Trunk trunk) {
        return "all " + trunk.maxChannels() + " channels of " + trunk.name() + " are in use";
    }

    private static Route refused(Route route, String why) {
        var reasons = new ArrayList<>(route.reasons());
        reasons.add(new Reason("refused", why));
        return new Route.NoRoute(route.facts(), Refusal.OVERLOADED, Disposition.FAILED, reasons);
    }
}
