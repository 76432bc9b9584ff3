package uz.karnay.pbx.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.DialTarget;
import uz.karnay.pbx.call.IncomingCall;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.route.NumberingPlan.Dialled;
import uz.karnay.pbx.route.Route.Facts;
import uz.karnay.pbx.route.Route.NoRoute;
import uz.karnay.pbx.route.Route.Reason;

/**
 * Decides where a call goes, and says why. Pure but for the bindings it looks up; any thread.
 *
 * <ol>
 *   <li>From an extension: emergency, then a colleague, then one of our own public numbers (the call stays inside),
 *       then the dial plan.
 *   <li>From a trunk: the DID. A tie line may also dial as an extension does, but its calls never go back over it.
 * </ol>
 */
public final class Switchboard {

    private static final int MAX_CALLED_LENGTH = 128;

    private final Directory directory;
    private final IncomingCall call;
    private final Bindings bindings;
    private final String called;
    private final CallerId caller;
    private final List<Reason> reasons = new ArrayList<>();
    private final Set<DidId> followed = new HashSet<>();

    private Switchboard(Directory directory, IncomingCall call, Bindings bindings) {
        this.directory = directory;
        this.call = call;
        this.bindings = bindings;
        this.called = normalised(call.dialled());
        this.caller = caller();
    }

    public static Route route(Directory directory, IncomingCall call, Bindings bindings) {
        return new Switchboard(directory, call, bindings).route();
    }

    private Route route() {
        return switch (call.origin()) {
            case Origin.FromExtension(Extension extension) -> {
                because("call from extension " + extension.number(), call.evidence());
                yield asInTheOffice(call.dialled());
            }
            case Origin.FromTrunk(Trunk trunk) -> {
                because("call from trunk " + trunk.name(), call.evidence());
                yield fromTrunk(trunk);
            }
        };
    }

    private Route fromTrunk(Trunk trunk) {
        Optional<Did> did = ownNumber(read(call.dialled()));
        if (did.isPresent()) {
            return overTrunk(did.get(), trunk);
        }
        if (trunk.tieLine()) {
            because("dials as in the office", trunk.name() + " is a tie line and " + called + " is none of our DIDs");
            return asInTheOffice(call.dialled());
        }
        return refuse(Refusal.NOT_FOUND, Disposition.UNKNOWN_DID, "unknown number " + called, "no DID is " + called);
    }

    private Route overTrunk(Did did, Trunk trunk) {
        if (did.trunk() != null && !did.trunk().equals(trunk.id())) {
            String only = directory.trunk(did.trunk()).map(Trunk::name).orElse("another trunk");
            return refuse(
                    Refusal.NOT_FOUND,
                    Disposition.NO_ROUTE,
                    "DID " + did.number() + " refused",
                    "it may only be called over " + only + ", not over " + trunk.name());
        }
        return follow(did, "the trunk sent " + call.dialled());
    }

    /** What a person of the office reaches by dialling this. */
    private Route asInTheOffice(String dialled) {
        Dialled meaning = read(dialled);
        if (meaning instanceof Dialled.Emergency(String number)) {
            return emergency(number);
        }
        String text = NumberingPlan.clean(dialled);
        Optional<Extension> colleague = directory.extensionByNumber(text);
        if (colleague.isPresent()) {
            because("extension " + text, "dialled " + dialled);
            return ring(colleague.get());
        }
        Optional<Did> own = ownNumber(meaning);
        return own.isPresent()
                ? follow(own.get(), "dialled " + dialled + ", one of our own numbers: the call stays inside")
                : outside(text, meaning);
    }

    private Optional<Did> ownNumber(Dialled meaning) {
        return meaning instanceof Dialled.Public(E164 number) ? directory.didByNumber(number) : Optional.empty();
    }

    private Route follow(Did did, String why) {
        because("DID " + did.number(), why);
        if (!did.enabled()) {
            return refuse(
                    Refusal.NOT_FOUND, Disposition.NO_ROUTE, "DID " + did.number() + " refused", "it is switched off");
        }
        if (!followed.add(did.id())) {
            return refuse(Refusal.UNAVAILABLE, Disposition.FAILED, "refused", "the DIDs lead in a circle");
        }
        return switch (did.target()) {
            case RouteTarget.ToExtension(ExtensionId id) -> ring(id);
            case RouteTarget.ToExternal(String number) -> {
                because("on to " + number, "target of DID " + did.number());
                yield asInTheOffice(number);
            }
            case RouteTarget.ToRingGroup _ -> notServed("a ring group");
            case RouteTarget.ToQueue _ -> notServed("a queue");
            case RouteTarget.ToIvr _ -> notServed("an IVR");
            case RouteTarget.ToVoicemail _ -> notServed("voicemail");
            case RouteTarget.ToConference _ -> notServed("a conference");
            case RouteTarget.ToAnnouncement _ -> notServed("an announcement");
            case RouteTarget.ToTimeCondition _ -> notServed("a time condition");
            case RouteTarget.ToDid(var next) ->
                directory
                        .did(next)
                        .map(another -> follow(another, "target of DID " + did.number()))
                        .orElseGet(() -> notServed("a number that is gone"));
            case RouteTarget.HangUp(var cause) ->
                refuse(Refusal.UNAVAILABLE, Disposition.NO_ROUTE, "refused", "the number says so: " + cause);
        };
    }

    private Route notServed(String target) {
        return refuse(
                Refusal.UNAVAILABLE,
                Disposition.FAILED,
                "refused",
                "the number leads to " + target + ", which this version cannot serve yet");
    }

    private Route ring(ExtensionId id) {
        return directory
                .extension(id)
                .map(this::ring)
                .orElseGet(() -> refuse(
                        Refusal.NOT_FOUND, Disposition.NO_ROUTE, "refused", "the number's extension does not exist"));
    }

    private Route ring(Extension extension) {
        if (!extension.enabled()) {
            return nobody(extension, "it is switched off");
        }
        List<DialTarget> devices = bindings.of(extension.id()).stream()
                .<DialTarget>map(binding -> new DialTarget.Device(extension, binding))
                .toList();
        if (devices.isEmpty()) {
            return nobody(extension, "none of its devices is registered");
        }
        because("ring " + devices.size() + " of " + extension.number(), "registered devices");
        var together = new Route.RingStep(Duration.ZERO, directory.settings().ringTime(), devices);
        return new Route.Ring(facts(inward()), List.of(together), caller, Route.Onward.NOWHERE, reasons);
    }

    private Route nobody(Extension extension, String why) {
        return refuse(
                Refusal.UNAVAILABLE, Disposition.NO_ANSWER, "extension " + extension.number() + " unavailable", why);
    }

    private Route emergency(String number) {
        because("emergency call " + number, "own table of emergency numbers; no rule and no limit holds it up");
        var lines = dialPlan().emergency(number);
        return lines.isEmpty()
                ? refuse(Refusal.OVERLOADED, Disposition.FAILED, "refused", "no trunk is switched on")
                : new Route.TryLines(facts(outward()), lines, true, reasons);
    }

    private Route outside(String text, Dialled meaning) {
        return switch (dialPlan().find(text, meaning)) {
            case DialPlan.Found.Lines(var lines, Reason reason) -> {
                reasons.add(reason);
                yield new Route.TryLines(facts(outward()), lines, false, reasons);
            }
            case DialPlan.Found.Unusable(Reason reason) -> {
                reasons.add(reason);
                yield refuse(Refusal.OVERLOADED, Disposition.FAILED, "refused", "no trunk of the rule is switched on");
            }
            case DialPlan.Found.Circle(Reason reason) -> {
                reasons.add(reason);
                yield refuse(
                        Refusal.NOT_FOUND,
                        Disposition.NO_ROUTE,
                        "refused",
                        "the rule leads back over the trunk the call came from");
            }
            case DialPlan.Found.NoRule _ ->
                refuse(
                        Refusal.NOT_FOUND,
                        Disposition.NO_ROUTE,
                        "nowhere to send " + text,
                        "it is no extension and no rule of the dial plan fits");
        };
    }

    private DialPlan dialPlan() {
        return new DialPlan(directory, call.origin(), caller);
    }

    private Route refuse(Refusal refusal, Disposition disposition, String what, String why) {
        because(what, why);
        return new NoRoute(facts(refusedDirection()), refusal, disposition, reasons);
    }

    private Direction inward() {
        return isFromTrunk() ? Direction.INBOUND : Direction.INTERNAL;
    }

    private Direction outward() {
        return isFromTrunk() ? Direction.TRANSIT : Direction.OUTBOUND;
    }

    private Direction refusedDirection() {
        boolean internal =
                directory.extensionByNumber(called).isPresent() || read(call.dialled()) instanceof Dialled.Internal;
        return isFromTrunk() || internal ? inward() : outward();
    }

    private boolean isFromTrunk() {
        return call.origin() instanceof Origin.FromTrunk;
    }

    private Facts facts(Direction direction) {
        return new Facts(direction, caller, called);
    }

    private void because(String what, String why) {
        reasons.add(new Reason(what, why));
    }

    private Dialled read(String dialled) {
        return NumberingPlan.read(dialled, directory.settings());
    }

    private String normalised(String dialled) {
        String text = NumberingPlan.clean(dialled);
        String number = read(dialled) instanceof Dialled.Public(E164 subscriber) ? subscriber.value() : text;
        return number.substring(0, Math.min(number.length(), MAX_CALLED_LENGTH));
    }

    /** What an extension says of itself is not believed: colleagues see its own number and name. */
    private CallerId caller() {
        return switch (call.origin()) {
            case Origin.FromExtension(Extension extension) -> new CallerId(extension.number(), extension.name());
            case Origin.FromTrunk _ ->
                new CallerId(
                        NumberingPlan.caller(call.caller().number(), directory.settings()),
                        call.caller().name());
        };
    }
}
