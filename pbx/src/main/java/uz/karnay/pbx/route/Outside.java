package uz.karnay.pbx.route;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Permission;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.route.NumberingPlan.Dialled;
import uz.karnay.pbx.route.Route.Outgoing;

/** Finds the lines for a number outside, as far as whoever asks for them may call. */
final class Outside {

    private final Walk walk;
    private final DialPlan plan;

    Outside(Walk walk) {
        this.walk = walk;
        this.plan = new DialPlan(walk.directory(), walk.call().origin(), walk.caller());
    }

    Route emergency(String number) {
        walk.because("emergency call " + number, "own table of emergency numbers; no rule and no limit holds it up");
        var lines = plan.emergency(number);
        return lines.isEmpty()
                ? walk.refuse(Refusal.OVERLOADED, Disposition.FAILED, "refused", "no trunk is switched on")
                : new Route.TryLines(walk.outward(), lines, true, walk.reasons());
    }

    /** @param by whose permissions count, or null: nobody's */
    Route call(String text, Dialled meaning, @Nullable Extension by) {
        return switch (plan.find(text, meaning)) {
            case DialPlan.Found.Lines(var lines, var number, var reason) -> {
                walk.because(reason);
                Permission needed = needed(meaning, number);
                yield by == null || by.handling().permissions().contains(needed)
                        ? new Route.TryLines(walk.outward(), lines, false, walk.reasons())
                        : forbidden(by, needed);
            }
            case DialPlan.Found.Unusable(var reason) -> {
                walk.because(reason);
                yield walk.refuse(
                        Refusal.OVERLOADED, Disposition.FAILED, "refused", "no trunk of the rule is switched on");
            }
            case DialPlan.Found.Circle(var reason) -> {
                walk.because(reason);
                yield walk.refuse(
                        Refusal.NOT_FOUND,
                        Disposition.NO_ROUTE,
                        "refused",
                        "the rule leads back over the trunk the call came from");
            }
            case DialPlan.Found.NoRule _ ->
                walk.refuse(
                        Refusal.NOT_FOUND,
                        Disposition.NO_ROUTE,
                        "nowhere to send " + text,
                        "it is no extension and no rule of the dial plan fits");
        };
    }

    /** The lines over which a member of a group can be rung; none when there is no way, or it is not allowed. */
    List<Outgoing> lines(String number, @Nullable Extension by) {
        Dialled meaning = walk.read(number);
        return plan.find(NumberingPlan.clean(number), meaning)
                                instanceof DialPlan.Found.Lines(var lines, var made, var _)
                        && (by == null || by.handling().permissions().contains(needed(meaning, made)))
                ? lines
                : List.of();
    }

    /** The dearer of what was dialled and what a rule made of it. */
    private Permission needed(Dialled meaning, String number) {
        Permission dialled = permission(meaning);
        Permission made = permission(walk.read(number));
        return made.compareTo(dialled) > 0 ? made : dialled;
    }

    private Permission permission(Dialled meaning) {
        return NumberingPlan.permission(meaning, walk.directory().settings());
    }

    private Route forbidden(Extension by, Permission needed) {
        return walk.refuse(
                Refusal.FORBIDDEN,
                Disposition.REJECTED,
                "refused",
                "extension " + by.number() + " may not make " + needed.label() + " calls");
    }
}
