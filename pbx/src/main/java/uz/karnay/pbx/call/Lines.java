package uz.karnay.pbx.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uz.karnay.pbx.call.ExtensionLine.Stage;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.route.Route.Facts;

/** Reads off the legs of a call what each extension has to do with it. Stateless. */
final class Lines {

    private Lines() {}

    /** @param legs the caller's first */
    static List<ExtensionLine> of(CallId call, Facts facts, List<Leg> legs) {
        Leg caller = legs.getFirst();
        Map<String, ExtensionLine> lines = new LinkedHashMap<>();
        if (isOfExtension(caller)) {
            String number = caller.extension();
            lines.put(number, new ExtensionLine(call, number, true, stageOfCaller(legs), called(facts, legs)));
        }
        for (Leg leg : legs.subList(1, legs.size())) {
            if (isOfExtension(leg)) {
                var line = new ExtensionLine(call, leg.extension(), false, leg.stage(), caller(leg, facts, legs));
                lines.merge(leg.extension(), line, Lines::further);
            }
        }
        return new ArrayList<>(lines.values());
    }

    private static boolean isOfExtension(Leg leg) {
        return leg.isLive() && !leg.extension().isEmpty();
    }

    /** Several devices of one extension ring: the one that answers counts. */
    private static ExtensionLine further(ExtensionLine one, ExtensionLine other) {
        return other.stage().compareTo(one.stage()) > 0 ? other : one;
    }

    private static Stage stageOfCaller(List<Leg> legs) {
        if (legs.getFirst().isAnswered()) {
            return Stage.TALKING;
        }
        boolean rings = legs.stream().anyMatch(leg -> leg.isLive() && leg.stage() != Stage.TRYING);
        return rings ? Stage.RINGING : Stage.TRYING;
    }

    /** Who called; once that one has transferred the call and left, whoever else is in it. */
    private static CallerId caller(Leg called, Facts facts, List<Leg> legs) {
        return legs.getFirst().isLive()
                ? facts.caller()
                : legs.stream()
                        .filter(leg -> leg != called && leg.isLive())
                        .findFirst()
                        .map(Leg::shownAs)
                        .orElse(facts.caller());
    }

    /** Whoever of the office has answered, else the number that was dialled. */
    private static CallerId called(Facts facts, List<Leg> legs) {
        return legs.subList(1, legs.size()).stream()
                .filter(leg -> leg.isAnswered() && isOfExtension(leg))
                .findFirst()
                .map(Leg::shownAs)
                .orElseGet(() -> new CallerId(facts.called(), ""));
    }
}
