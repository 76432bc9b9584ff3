package uz.karnay.pbx.route;

import java.util.Optional;
import uz.karnay.pbx.call.IncomingCall;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.HolidayCalendar;
import uz.karnay.pbx.directory.InboundRule;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.record.Disposition;

/**
 * Decides where a call goes, and says why. Pure but for what it looks up in its {@link Moment}; any thread.
 *
 * <ol>
 *   <li>From an extension: emergency, then a colleague or another internal number, then a code, then one of our own
 *       public numbers (the call stays inside), then the dial plan, as far as the extension may call.
 *   <li>From a trunk: the DID, unless an inbound rule says otherwise. A tie line may also dial as an extension does, but
 *       its calls never go back over it.
 * </ol>
 *
 * {@link Targets} follows what these lead to, {@link Phones} says who rings, {@link Outside} finds lines.
 */
public final class Switchboard {

    private final Walk walk;
    private final Targets targets;

    private Switchboard(Directory directory, IncomingCall call, Moment moment) {
        this.walk = new Walk(directory, call, moment);
        this.targets = new Targets(walk);
    }

    /** Where a call goes that has just come. */
    public static Route route(Directory directory, IncomingCall call, Moment moment) {
        return new Switchboard(directory, call, moment).route();
    }

    /**
     * Where a call goes on that has been somewhere already.
     *
     * @param call as it came
     * @param why for the record: {@code nobody answered at 200}
     */
    public static Route follow(Directory directory, IncomingCall call, RouteTarget target, String why, Moment moment) {
        return new Switchboard(directory, call, moment).targets.follow(target, why);
    }

    /** What of the office answers to this number; nothing outside, and no code. */
    public static Optional<RouteTarget> inside(Directory directory, String number) {
        return directory
                .extensionByNumber(number)
                .<RouteTarget>map(found -> new RouteTarget.ToExtension(found.id()))
                .or(() -> directory.facilityByNumber(number).flatMap(Switchboard::target));
    }

    private static Optional<RouteTarget> target(Facility facility) {
        return switch (facility) {
            case RingGroup group -> Optional.of(new RouteTarget.ToRingGroup(group.id()));
            case CallQueue queue -> Optional.of(new RouteTarget.ToQueue(queue.id()));
            case Menu menu -> Optional.of(new RouteTarget.ToIvr(menu.id()));
            case Announcement announcement -> Optional.of(new RouteTarget.ToAnnouncement(announcement.id()));
            case TimeCondition condition -> Optional.of(new RouteTarget.ToTimeCondition(condition.id()));
            case ConferenceRoom room -> Optional.of(new RouteTarget.ToConference(room.id()));
            case HolidayCalendar _, InboundRule _ -> Optional.empty();
        };
    }

    private Route route() {
        return switch (walk.call().origin()) {
            case Origin.FromExtension(Extension extension) -> {
                walk.because(
                        "call from extension " + extension.number(), walk.call().evidence());
                yield targets.dialled(walk.call().dialled(), extension);
            }
            case Origin.FromTrunk(Trunk trunk) -> {
                walk.because("call from trunk " + trunk.name(), walk.call().evidence());
                yield fromTrunk(trunk);
            }
        };
    }

    private Route fromTrunk(Trunk trunk) {
        String dialled = walk.call().dialled();
        Optional<Did> did = walk.ownNumber(walk.read(dialled));
        if (did.isPresent()) {
            return overTrunk(did.get(), trunk);
        }
        if (trunk.tieLine()) {
            walk.because(
                    "dials as in the office",
                    trunk.name() + " is a tie line and " + walk.called() + " is none of our DIDs");
            return targets.dialled(dialled, null);
        }
        return walk.refuse(
                Refusal.NOT_FOUND,
                Disposition.UNKNOWN_DID,
                "unknown number " + walk.called(),
                "no DID is " + walk.called());
    }

    private Route overTrunk(Did did, Trunk trunk) {
        if (did.trunk() != null && !did.trunk().equals(trunk.id())) {
            String only = walk.directory().trunk(did.trunk()).map(Trunk::name).orElse("another trunk");
            return walk.refuse(
                    Refusal.NOT_FOUND,
                    Disposition.NO_ROUTE,
                    "DID " + did.number() + " refused",
                    "it may only be called over " + only + ", not over " + trunk.name());
        }
        String why = "the trunk sent " + walk.call().dialled();
        return new InboundRules(walk)
                .find(did, trunk)
                .map(found -> targets.follow(found.target(), found.why()))
                .orElseGet(() -> targets.follow(did, why));
    }
}
