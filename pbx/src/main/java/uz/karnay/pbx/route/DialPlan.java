package uz.karnay.pbx.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.DialTarget;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.Trunk.NumberFormat;
import uz.karnay.pbx.route.NumberingPlan.Dialled;
import uz.karnay.pbx.route.Route.Outgoing;
import uz.karnay.pbx.route.Route.Reason;

/**
 * Finds the lines for a number outside: the first rule that fits decides. A rule is held against the number as it was
 * dialled and against its other spellings, so that {@code 9XXXXXXXX} also catches {@code +998 90 123-45-67}. Pure.
 */
final class DialPlan {

    private final Directory directory;
    private final Origin origin;
    private final ShownCaller shown;

    DialPlan(Directory directory, Origin origin, CallerId caller) {
        this.directory = directory;
        this.origin = origin;
        this.shown = new ShownCaller(directory.settings(), origin, caller);
    }

    /** What the rules say. */
    sealed interface Found {
        /** @param number as the rule made it, before each trunk writes it its way */
        record Lines(List<Outgoing> lines, String number, Reason reason) implements Found {}

        /** A rule fits, but none of its trunks is switched on. */
        record Unusable(Reason reason) implements Found {}

        /** A rule fits, but would send the call back where it came from. */
        record Circle(Reason reason) implements Found {}

        record NoRule() implements Found {}
    }

    Found find(String text, Dialled meaning) {
        Set<String> spellings = spellings(text, meaning);
        for (DialRule rule : directory.dialRules()) {
            Optional<String> fitting = rule.enabled() ? fitting(rule, spellings) : Optional.empty();
            if (fitting.isPresent()) {
                return apply(rule, fitting.get());
            }
        }
        return new Found.NoRule();
    }

    /** All trunks that may serve: those of the fitting rule first, then operators, then tie lines. */
    List<Outgoing> emergency(String number) {
        var byRule = directory.dialRules().stream()
                .filter(rule -> rule.enabled() && fitting(rule, Set.of(number)).isPresent())
                .flatMap(this::trunks);
        var others = directory.trunks().stream()
                .sorted(Comparator.comparing(Trunk::tieLine).thenComparing(Trunk::name));
        return Stream.concat(byRule, others)
                .distinct()
                .filter(trunk -> trunk.enabled() && !isOrigin(trunk))
                .map(trunk -> new Outgoing(new DialTarget.Line(trunk, number), shown.over(trunk)))
                .toList();
    }

    private static Set<String> spellings(String text, Dialled meaning) {
        var spellings = new LinkedHashSet<String>();
        spellings.add(text);
        if (meaning instanceof Dialled.Public(E164 number)) {
            spellings.add(number.value());
            spellings.add(NumberingPlan.write(number, NumberFormat.NATIONAL));
            // the bare digits of a foreign number may look like a national one
            if (NumberingPlan.isOfThisCountry(number)) {
                spellings.add(number.digits());
            }
        }
        return spellings;
    }

    private static Optional<String> fitting(DialRule rule, Set<String> spellings) {
        DialPattern pattern = DialPattern.parse(rule.pattern());
        return spellings.stream().filter(pattern::matches).findFirst();
    }

    private Found apply(DialRule rule, String matched) {
        String rest = matched.substring(Math.min(rule.strip(), matched.length()));
        String number = rule.prepend() + rest;
        var lines = new ArrayList<Outgoing>();
        trunks(rule)
                .filter(trunk -> trunk.enabled() && !isOrigin(trunk))
                .forEach(trunk -> lines.add(
                        new Outgoing(new DialTarget.Line(trunk, written(number, trunk)), shown.over(trunk, rule))));
        var reason =
                new Reason("dial rule " + rule.name(), matched + " fits " + rule.pattern() + changed(rule, number));
        if (!lines.isEmpty()) {
            return new Found.Lines(List.copyOf(lines), number, reason);
        }
        return trunks(rule).anyMatch(this::isOrigin) ? new Found.Circle(reason) : new Found.Unusable(reason);
    }

    private static String changed(DialRule rule, String number) {
        return rule.strip() == 0 && rule.prepend().isEmpty() ? "" : ", becomes " + number;
    }

    private Stream<Trunk> trunks(DialRule rule) {
        return rule.trunks().stream().flatMap(id -> directory.trunk(id).stream());
    }

    private boolean isOrigin(Trunk trunk) {
        return origin instanceof Origin.FromTrunk(Trunk from)
                && from.tieLine()
                && from.id().equals(trunk.id());
    }

    private String written(String number, Trunk trunk) {
        NumberFormat format = trunk.numbers().calledFormat();
        boolean rewritten = format != NumberFormat.AS_IS;
        return rewritten && NumberingPlan.read(number, directory.settings()) instanceof Dialled.Public(E164 subscriber)
                ? NumberingPlan.write(subscriber, format)
                : number;
    }
}
