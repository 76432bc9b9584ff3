package uz.karnay.pbx.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.DialTarget;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Forwarding;
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.RingGroup.Member;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.route.Route.Onward;
import uz.karnay.pbx.route.Route.Outgoing;
import uz.karnay.pbx.route.Route.RingStep;

/** Says which phones ring for an extension or a group, when, and where the caller goes on. */
final class Phones {

    private final Walk walk;
    private final Targets targets;

    Phones(Walk walk, Targets targets) {
        this.walk = walk;
        this.targets = targets;
    }

    Route ring(Extension extension) {
        if (!extension.enabled()) {
            return unavailable(extension, "it is switched off");
        }
        if (!walk.comesTo(extension.id())) {
            return walk.refuse(Refusal.UNAVAILABLE, Disposition.FAILED, "refused", "the targets lead in a circle");
        }
        Forwarding forwarding = extension.handling().forwarding();
        if (forwarding.always() != null) {
            return forward(extension, forwarding.always(), "all its calls");
        }
        if (extension.handling().doNotDisturb()) {
            return busy(extension, "it is not to be disturbed");
        }
        if (!extension.handling().callWaiting() && walk.moment().isBusy().test(extension.id())) {
            return busy(extension, "it is in a call and takes no second one");
        }
        return ringDevices(extension);
    }

    private Route ringDevices(Extension extension) {
        Duration ringTime = ringTime(extension);
        List<DialTarget> devices = devices(extension);
        var steps = new ArrayList<RingStep>();
        if (!devices.isEmpty()) {
            walk.because("ring " + devices.size() + " of " + extension.number(), "registered devices");
            steps.add(new RingStep(Duration.ZERO, ringTime, devices));
        }
        for (Member member : extension.handling().forwarding().followMe()) {
            if (member.delay().compareTo(ringTime) < 0) {
                add(steps, member, member.delay(), ringTime.minus(member.delay()), extension);
            }
        }
        return steps.isEmpty()
                ? unregistered(extension)
                : new Route.Ring(walk.inward(), inOrder(steps), walk.caller(), onward(extension), walk.reasons());
    }

    /** Its phones answer by themselves: whoever is not to be disturbed, or talks already, is left in peace. */
    Route intercom(Extension extension) {
        if (!mayRing(extension) || walk.moment().isBusy().test(extension.id())) {
            return walk.refuse(
                    Refusal.BUSY, Disposition.BUSY, "extension " + extension.number() + " busy", "not for a loud call");
        }
        List<DialTarget> loud = walk.moment().devices().apply(extension.id()).stream()
                .<DialTarget>map(binding -> new DialTarget.Device(extension, binding, true))
                .toList();
        if (loud.isEmpty()) {
            return unavailable(extension, "none of its devices is registered");
        }
        var step = new RingStep(Duration.ZERO, ringTime(extension), loud);
        return new Route.Ring(walk.inward(), List.of(step), walk.caller(), Onward.NOWHERE, walk.reasons());
    }

    private Duration ringTime(Extension extension) {
        Duration own = extension.handling().forwarding().ringTime();
        return own == null ? walk.directory().settings().ringTime() : own;
    }

    private List<DialTarget> devices(Extension extension) {
        return walk.moment().devices().apply(extension.id()).stream()
                .<DialTarget>map(binding -> new DialTarget.Device(extension, binding))
                .toList();
    }

    private Route busy(Extension extension, String why) {
        RouteTarget onward = onward(extension).onBusy();
        String what = "extension " + extension.number() + " busy";
        if (onward == null) {
            return walk.refuse(Refusal.BUSY, Disposition.BUSY, what, why);
        }
        walk.because(what, why);
        return forward(extension, onward, "when busy");
    }

    private Route unregistered(Extension extension) {
        String why = "none of its devices is registered";
        RouteTarget onward = onward(extension).onUnreachable();
        if (onward == null) {
            return unavailable(extension, why);
        }
        walk.because("extension " + extension.number() + " unavailable", why);
        return forward(extension, onward, "when not registered");
    }

    private Route forward(Extension extension, RouteTarget target, String when) {
        String why = "extension " + extension.number() + " forwards " + when;
        if (target instanceof RouteTarget.ToExternal(String number)) {
            walk.because("on to " + number, why);
            return targets.dialled(number, extension);
        }
        return targets.follow(target, why);
    }

    private Route unavailable(Extension extension, String why) {
        return walk.refuse(
                Refusal.UNAVAILABLE, Disposition.NO_ANSWER, "extension " + extension.number() + " unavailable", why);
    }

    /** Where it does not say so itself, its callers go to its mailbox, if there is one. */
    private static Onward onward(Extension extension) {
        Forwarding forwarding = extension.handling().forwarding();
        RouteTarget mailbox =
                extension.handling().mailbox().enabled() ? new RouteTarget.ToVoicemail(extension.id()) : null;
        return new Onward(
                or(forwarding.busy(), mailbox),
                or(forwarding.noAnswer(), mailbox),
                or(forwarding.notRegistered(), mailbox));
    }

    private static @Nullable RouteTarget or(@Nullable RouteTarget own, @Nullable RouteTarget otherwise) {
        return own == null ? otherwise : own;
    }

    Route ring(RingGroup group) {
        var steps = new ArrayList<RingStep>();
        Duration begins = Duration.ZERO;
        for (Member member : members(group)) {
            boolean together = group.order() == RingGroup.Order.ALL;
            Duration after = together ? member.delay() : begins;
            Duration lasts = together ? group.ringTime().minus(after) : group.ringTime();
            if (lasts.isPositive() && add(steps, member, after, lasts, null)) {
                begins = begins.plus(group.ringTime());
            }
        }
        if (steps.isEmpty()) {
            return nobodyIn(group);
        }
        walk.because(
                "ring " + steps.size() + " of the group's " + group.members().size(),
                switch (group.order()) {
                    case ALL -> "together";
                    case IN_ORDER -> "one after the other";
                    case RANDOM -> "one after the other, shuffled";
                });
        var onward = new Onward(group.otherwise(), group.otherwise(), group.otherwise());
        return new Route.Ring(walk.inward(), inOrder(merged(steps)), prefixed(group), onward, walk.reasons());
    }

    private List<Member> members(RingGroup group) {
        if (group.order() != RingGroup.Order.RANDOM) {
            return group.members();
        }
        var shuffled = new ArrayList<>(group.members());
        for (int i = shuffled.size() - 1; i > 0; i--) { // Fisher and Yates
            Collections.swap(shuffled, i, walk.moment().chance().below(i + 1));
        }
        return shuffled;
    }

    private Route nobodyIn(RingGroup group) {
        String why = "none of its members can be rung";
        RouteTarget otherwise = group.otherwise();
        return otherwise == null
                ? walk.refuse(Refusal.UNAVAILABLE, Disposition.NO_ANSWER, "group " + group.name() + " unavailable", why)
                : targets.follow(otherwise, "ring group " + group.name() + ": " + why);
    }

    private CallerId prefixed(RingGroup group) {
        CallerId caller = walk.caller();
        return group.callerPrefix().isEmpty()
                ? caller
                : new CallerId(caller.number(), (group.callerPrefix() + " " + caller.name()).strip());
    }

    /** @return whether there was anything to ring */
    private boolean add(
            List<RingStep> steps, Member member, Duration after, Duration lasts, @Nullable Extension payer) {
        return switch (member.target()) {
            case RouteTarget.ToExtension(var id) -> {
                List<DialTarget> devices = walk.directory()
                        .extension(id)
                        .filter(this::mayRing)
                        .map(this::devices)
                        .orElse(List.of());
                if (!devices.isEmpty()) {
                    steps.add(new RingStep(after, lasts, devices));
                }
                yield !devices.isEmpty();
            }
            case RouteTarget.ToExternal(String number) -> {
                List<Outgoing> lines = new Outside(walk).lines(number, payer);
                if (!lines.isEmpty()) {
                    steps.add(new RingStep(after, lasts, List.of(), List.of(lines.getFirst())));
                }
                yield !lines.isEmpty();
            }
            case RouteTarget.ToRingGroup _,
                    RouteTarget.ToQueue _,
                    RouteTarget.ToIvr _,
                    RouteTarget.ToVoicemail _,
                    RouteTarget.ToConference _,
                    RouteTarget.ToAnnouncement _,
                    RouteTarget.ToTimeCondition _,
                    RouteTarget.ToDid _,
                    RouteTarget.HangUp _ -> false; // no member can be one: RingGroupCheck
        };
    }

    private boolean mayRing(Extension extension) {
        var handling = extension.handling();
        boolean rings = extension.enabled()
                && !handling.doNotDisturb()
                && (handling.callWaiting() || !walk.moment().isBusy().test(extension.id()));
        if (!rings) {
            walk.because(extension.number() + " is left out", "it is switched off, busy or not to be disturbed");
        }
        return rings;
    }

    /** Those who begin and end together become one step. */
    private static List<RingStep> merged(List<RingStep> steps) {
        var merged = new ArrayList<RingStep>();
        for (RingStep step : steps) {
            boolean together = !merged.isEmpty()
                    && merged.getLast().after().equals(step.after())
                    && merged.getLast().lasts().equals(step.lasts());
            merged.add(together ? merged.removeLast().and(step) : step);
        }
        return merged;
    }

    private static List<RingStep> inOrder(List<RingStep> steps) {
        return merged(
                steps.stream().sorted(Comparator.comparing(RingStep::after)).toList());
    }
}
