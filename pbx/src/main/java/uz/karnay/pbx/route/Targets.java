package uz.karnay.pbx.route;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.FacilityId;
import uz.karnay.pbx.directory.HolidayCalendar;
import uz.karnay.pbx.directory.InboundRule;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.RouteTarget.Cause;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.route.NumberingPlan.Dialled;
import uz.karnay.pbx.script.ScriptPlan;
import uz.karnay.pbx.script.ScriptPlan.Because;

/** Follows whatever a number, a rule or another target leads to. */
final class Targets {

    private final Walk walk;
    private final Phones phones;
    private final Plans plans;

    Targets(Walk walk) {
        this.walk = walk;
        this.phones = new Phones(walk, this);
        this.plans = new Plans(walk.directory());
    }

    /**
     * What a person of the office reaches by dialling this.
     *
     * @param by whose permissions count, or null: nobody's
     */
    Route dialled(String dialled, @Nullable Extension by) {
        Dialled meaning = walk.read(dialled);
        if (meaning instanceof Dialled.Emergency(String number)) {
            return new Outside(walk).emergency(number);
        }
        String text = NumberingPlan.clean(dialled);
        Optional<Extension> colleague = walk.directory().extensionByNumber(text);
        if (colleague.isPresent()) {
            walk.because("extension " + text, "dialled " + dialled);
            return phones.ring(colleague.get());
        }
        Optional<Facility> facility = walk.directory().facilityByNumber(text);
        if (facility.isPresent()) {
            return follow(facility.get(), "dialled " + dialled);
        }
        return new Codes(walk, plans, phones)
                .find(text, by)
                .or(() -> walk.ownNumber(meaning)
                        .map(own ->
                                follow(own, "dialled " + dialled + ", one of our own numbers: the call stays inside")))
                .orElseGet(() -> new Outside(walk).call(text, meaning, by));
    }

    Route follow(RouteTarget target, String why) {
        return switch (target) {
            case RouteTarget.ToExtension(var id) ->
                walk.directory()
                        .extension(id)
                        .map(extension -> {
                            walk.because("extension " + extension.number(), why);
                            return phones.ring(extension);
                        })
                        .orElseGet(() -> gone("extension"));
            case RouteTarget.ToVoicemail(var id) ->
                walk.directory()
                        .extension(id)
                        .map(extension -> leaveMessage(extension, why, Because.DIRECT))
                        .orElseGet(() -> gone("extension"));
            case RouteTarget.ToRingGroup(var id) -> follow(id, why);
            case RouteTarget.ToQueue(var id) -> follow(id, why);
            case RouteTarget.ToIvr(var id) -> follow(id, why);
            case RouteTarget.ToConference(var id) -> follow(id, why);
            case RouteTarget.ToAnnouncement(var id) -> follow(id, why);
            case RouteTarget.ToTimeCondition(var id) -> follow(id, why);
            case RouteTarget.ToDid(var id) ->
                walk.directory().did(id).map(did -> follow(did, why)).orElseGet(() -> gone("number"));
            case RouteTarget.ToExternal(String number) -> {
                walk.because("on to " + number, why);
                yield dialled(number, null);
            }
            case RouteTarget.HangUp(Cause cause) -> turnAway(cause, why);
        };
    }

    Route follow(Did did, String why) {
        walk.because("DID " + did.number(), why);
        if (!did.enabled()) {
            return walk.refuse(
                    Refusal.NOT_FOUND, Disposition.NO_ROUTE, "DID " + did.number() + " refused", "it is switched off");
        }
        return walk.comesTo(did.id()) ? follow(did.target(), "target of DID " + did.number()) : circle();
    }

    Route leaveMessage(Extension extension, String why, Because because) {
        walk.because("voicemail of " + extension.number(), why);
        return extension.handling().mailbox().enabled()
                ? script(new ScriptPlan.LeaveMessage(extension.id(), because))
                : walk.refuse(
                        Refusal.UNAVAILABLE,
                        Disposition.NO_ANSWER,
                        "refused",
                        "extension " + extension.number() + " has no mailbox");
    }

    private Route follow(FacilityId id, String why) {
        return walk.directory()
                .facility(id)
                .map(facility -> follow(facility, why))
                .orElseGet(() -> gone("target"));
    }

    private Route follow(Facility facility, String why) {
        if (!walk.comesTo(facility.id())) {
            return circle();
        }
        return switch (facility) {
            case RingGroup group -> {
                walk.because("ring group " + group.name(), why);
                yield group.enabled() ? phones.ring(group) : closed(group, group.otherwise());
            }
            case CallQueue queue -> {
                walk.because("queue " + queue.name(), why);
                yield queue.enabled()
                        ? script(new ScriptPlan.Queue(queue))
                        : closed(queue, queue.overflow().deserted());
            }
            case Menu menu -> {
                walk.because("menu " + menu.name(), why);
                yield menu.enabled()
                        ? script(new ScriptPlan.ChooseFrom(menu))
                        : closed(menu, menu.silence().then());
            }
            case Announcement announcement -> {
                walk.because("announcement " + announcement.name(), why);
                yield announcement.enabled()
                        ? script(new ScriptPlan.Announce(announcement))
                        : closed(announcement, announcement.then());
            }
            case ConferenceRoom room -> {
                walk.because("conference " + room.name(), why);
                yield room.enabled() ? script(new ScriptPlan.Conference(room)) : closed(room, null);
            }
            case TimeCondition condition -> byClock(condition, why);
            case HolidayCalendar _, InboundRule _ -> gone("target");
        };
    }

    private Route byClock(TimeCondition condition, String why) {
        walk.because("time condition " + condition.name(), why);
        var opening = OpeningHours.at(walk.moment().now(), condition, walk.directory());
        String state = opening.open() ? "open" : "closed";
        walk.because(state, opening.why());
        return follow(
                opening.open() ? condition.whenOpen() : condition.whenClosed(), condition.name() + " is " + state);
    }

    private Route closed(Facility facility, @Nullable RouteTarget instead) {
        String why = facility.name() + " is switched off";
        return instead == null
                ? walk.refuse(Refusal.UNAVAILABLE, Disposition.NO_ANSWER, "refused", why)
                : follow(instead, why);
    }

    private Route script(ScriptPlan plan) {
        return new Route.RunScript(walk.inward(), plan, walk.reasons());
    }

    private Route turnAway(Cause cause, String why) {
        return switch (cause) {
            case NORMAL, DECLINED -> walk.refuse(Refusal.DECLINED, Disposition.REJECTED, "turned away", why);
            case BUSY -> walk.refuse(Refusal.BUSY, Disposition.BUSY, "turned away as busy", why);
            case UNAVAILABLE ->
                walk.refuse(Refusal.UNAVAILABLE, Disposition.NO_ANSWER, "turned away as unavailable", why);
            case NOT_FOUND -> walk.refuse(Refusal.NOT_FOUND, Disposition.NO_ROUTE, "turned away as unknown", why);
        };
    }

    private Route gone(String what) {
        return walk.refuse(Refusal.NOT_FOUND, Disposition.NO_ROUTE, "refused", "the " + what + " does not exist");
    }

    private Route circle() {
        return walk.refuse(Refusal.UNAVAILABLE, Disposition.FAILED, "refused", "the targets lead in a circle");
    }
}
