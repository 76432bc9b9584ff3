package uz.karnay.pbx.route;

import java.util.List;
import uz.karnay.pbx.call.IncomingCall;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.registration.Bindings;

/** Decides where a call goes, and says why. Pure but for the bindings it looks up; any thread. */
public final class Switchboard {

    private Switchboard() {}

    public static Route route(Directory directory, IncomingCall call, Bindings bindings) {
        return new Route.NoRoute(
                new Route.Facts(Direction.INTERNAL, call.caller(), call.dialled()),
                Refusal.NOT_FOUND,
                Disposition.NO_ROUTE,
                List.of());
    }
}
