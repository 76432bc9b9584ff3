package uz.karnay.pbx.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.IncomingCall;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.route.NumberingPlan.Dialled;
import uz.karnay.pbx.route.Route.Facts;
import uz.karnay.pbx.route.Route.NoRoute;
import uz.karnay.pbx.route.Route.Reason;

/** One call on its way through the directory: what is known of it, where it has been, and why. */
final class Walk {

    private static final int MAX_CALLED_LENGTH = 128;

    private final Directory directory;
    private final IncomingCall call;
    private final Moment moment;
    private final String called;
    private final CallerId caller;
    private final List<Reason> reasons = new ArrayList<>();
    private final Set<Object> visited = new HashSet<>();

    Walk(Directory directory, IncomingCall call, Moment moment) {
        this.directory = directory;
        this.call = call;
        this.moment = moment;
        this.called = normalised(call.dialled());
        this.caller = shown();
    }

    Directory directory() {
        return directory;
    }

    IncomingCall call() {
        return call;
    }

    Moment moment() {
        return moment;
    }

    /** Who calls, as a colleague would see it. */
    CallerId caller() {
        return caller;
    }

    /** What was dialled, normalised where it could be. */
    String called() {
        return called;
    }

    List<Reason> reasons() {
        return reasons;
    }

    void because(String what, String why) {
        reasons.add(new Reason(what, why));
    }

    void because(Reason reason) {
        reasons.add(reason);
    }

    /** Comes to a row; false when it has been there already. */
    boolean comesTo(Object id) {
        return visited.add(id);
    }

    Dialled read(String dialled) {
        return NumberingPlan.read(dialled, directory.settings());
    }

    Optional<Did> ownNumber(Dialled meaning) {
        return meaning instanceof Dialled.Public(E164 number) ? directory.didByNumber(number) : Optional.empty();
    }

    Facts inward() {
        return new Facts(isFromTrunk() ? Direction.INBOUND : Direction.INTERNAL, caller, called);
    }

    Facts outward() {
        return new Facts(isFromTrunk() ? Direction.TRANSIT : Direction.OUTBOUND, caller, called);
    }

    Route refuse(Refusal refusal, Disposition disposition, String what, String why) {
        because(what, why);
        return new NoRoute(refused(), refusal, disposition, reasons);
    }

    boolean isFromTrunk() {
        return call.origin() instanceof Origin.FromTrunk;
    }

    private Facts refused() {
        boolean internal = directory.extensionByNumber(called).isPresent()
                || directory.facilityByNumber(called).isPresent()
                || read(call.dialled()) instanceof Dialled.Internal;
        return isFromTrunk() || internal ? inward() : outward();
    }

    private String normalised(String dialled) {
        String text = NumberingPlan.clean(dialled);
        String number = read(dialled) instanceof Dialled.Public(E164 subscriber) ? subscriber.value() : text;
        return number.substring(0, Math.min(number.length(), MAX_CALLED_LENGTH));
    }

    /** What an extension says of itself is not believed: colleagues see its own number and name. */
    private CallerId shown() {
        return switch (call.origin()) {
            case Origin.FromExtension(Extension extension) -> new CallerId(extension.number(), extension.name());
            case Origin.FromTrunk _ ->
                new CallerId(
                        NumberingPlan.caller(call.caller().number(), directory.settings()),
                        call.caller().name());
        };
    }
}
