package uz.karnay.pbx.route;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.DialTarget;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.script.ScriptPlan;

/** Where a call goes, and why. */
public sealed interface Route {

    /** What the record says of the call, whatever becomes of it. */
    Facts facts();

    /** How the switchboard came to it, in order. */
    List<Reason> reasons();

    /**
     * Phones ring, one step after the other or all at once; the first that answers has the call.
     *
     * @param steps in the order of their beginnings, at least one
     * @param onward where it goes on when nobody answers
     */
    record Ring(Facts facts, List<RingStep> steps, CallerId callerId, Onward onward, List<Reason> reasons)
            implements Route {
        public Ring {
            steps = List.copyOf(steps);
            reasons = List.copyOf(reasons);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("nobody to ring");
            }
        }
    }

    /**
     * Some of those who ring.
     *
     * @param after the beginning of the search; it begins earlier when all who were rung before have refused
     * @param lasts how long these ring
     * @param targets phones that ring at once
     * @param lines numbers outside that are called at the same time, each as the caller its operator accepts; with the
     *     targets at least one
     */
    record RingStep(Duration after, Duration lasts, List<DialTarget> targets, List<Outgoing> lines) {
        public RingStep {
            targets = List.copyOf(targets);
            lines = List.copyOf(lines);
            if (targets.isEmpty() && lines.isEmpty()) {
                throw new IllegalArgumentException("nobody to ring");
            }
        }

        /** Phones of our own only. */
        public RingStep(Duration after, Duration lasts, List<DialTarget> targets) {
            this(after, lasts, targets, List.of());
        }

        /** Both at once, at the time of this one. */
        RingStep and(RingStep other) {
            return new RingStep(after, lasts, joined(targets, other.targets), joined(lines, other.lines));
        }

        private static <T> List<T> joined(List<T> some, List<T> others) {
            return Stream.concat(some.stream(), others.stream()).distinct().toList();
        }
    }

    /**
     * Where a call goes on when those it rang do not answer; null is nowhere, the caller is refused.
     *
     * @param onUnreachable none of their phones is there
     */
    record Onward(
            @Nullable RouteTarget onBusy,
            @Nullable RouteTarget onNoAnswer,
            @Nullable RouteTarget onUnreachable) {

        public static final Onward NOWHERE = new Onward(null, null, null);
    }

    /** Karnay itself serves the caller. */
    record RunScript(Facts facts, ScriptPlan plan, List<Reason> reasons) implements Route {
        public RunScript {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Lines to operators, tried one after the other.
     *
     * @param emergency whether no limit may stop it
     */
    record TryLines(Facts facts, List<Outgoing> lines, boolean emergency, List<Reason> reasons) implements Route {
        public TryLines {
            lines = List.copyOf(lines);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The caller takes over what rings at others.
     *
     * @param of at whom, any of these
     */
    record PickUp(Facts facts, Set<ExtensionId> of, List<Reason> reasons) implements Route {
        public PickUp {
            of = Set.copyOf(of);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A parking: whoever is transferred there is parked, whoever dials there takes the call out.
     *
     * @param slots where, the first that is free; only one of them holds a call that can be taken out
     * @param patience then a call returns to whoever parked it
     */
    record Park(Facts facts, List<String> slots, Duration patience, List<Reason> reasons) implements Route {
        public Park {
            slots = List.copyOf(slots);
            reasons = List.copyOf(reasons);
        }
    }

    /** It leads nowhere. */
    record NoRoute(Facts facts, Refusal refusal, Disposition disposition, List<Reason> reasons) implements Route {
        public NoRoute {
            reasons = List.copyOf(reasons);
        }
    }

    /** @param called what was dialled, normalised where it could be */
    record Facts(Direction direction, CallerId caller, String called) {}

    /** A line and who we say is calling there. {@link NumberingPlan#write} puts the caller's number into the trunk's format. */
    record Outgoing(DialTarget.Line line, CallerId callerId) {}

    /** One step of the switchboard: {@code matched DID +998785553322} because {@code 998785553322 over trunk bell}. */
    record Reason(String what, String why) {}
}
