package uz.karnay.pbx.route;

import java.util.Optional;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.InboundRule;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Trunk;

/** Finds the first rule that says where a caller from outside goes, against the called number's own target. */
final class InboundRules {

    private final Walk walk;

    InboundRules(Walk walk) {
        this.walk = walk;
    }

    record Found(RouteTarget target, String why) {}

    /** Empty when the called number's own target counts. */
    Optional<Found> find(Did did, Trunk trunk) {
        String caller = digits(walk.caller().number());
        for (InboundRule rule : walk.directory().inboundRules()) {
            if (rule.enabled() && isFor(rule, did, trunk) && speaksOf(rule, caller)) {
                return apply(rule, caller);
            }
        }
        return Optional.empty();
    }

    private Optional<Found> apply(InboundRule rule, String caller) {
        String why = caller.isEmpty() ? "the caller shows no number" : "the caller is " + caller;
        walk.because("inbound rule " + rule.name(), why);
        return Optional.ofNullable(rule.target()).map(target -> new Found(target, "inbound rule " + rule.name()));
    }

    private static boolean isFor(InboundRule rule, Did did, Trunk trunk) {
        return (rule.did() == null || rule.did().equals(did.id()))
                && (rule.trunk() == null || rule.trunk().equals(trunk.id()));
    }

    private static boolean speaksOf(InboundRule rule, String caller) {
        if (rule.anonymous() || caller.isEmpty()) {
            return rule.anonymous() && caller.isEmpty();
        }
        return rule.callers().isEmpty()
                || rule.callers().stream().map(DialPattern::parse).anyMatch(pattern -> pattern.matches(caller));
    }

    /** Empty for a caller who shows no number: operators write {@code anonymous} and the like. */
    private static String digits(String number) {
        String bare = number.startsWith("+") ? number.substring(1) : number;
        return bare.chars().allMatch(c -> c >= '0' && c <= '9') ? bare : "";
    }
}
