package uz.karnay.pbx.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says where certain calls from outside go, before the called number's own target is looked at: block lists, allow
 * lists and ways of their own for certain callers.
 *
 * @param position rules are tried in this order; the first that fits decides
 * @param did the only number it is for, or null: any
 * @param trunk the only trunk it is for, or null: any
 * @param callers patterns as in the dial plan, held against the caller's number in E.164 without plus; none: any caller
 * @param anonymous whether it is for callers without a number, and for no others
 * @param target where they go; null: where the called number leads, whatever later rules say
 */
public record InboundRule(
        InboundRuleId id,
        int position,
        String name,
        @Nullable DidId did,
        @Nullable TrunkId trunk,
        List<String> callers,
        boolean anonymous,
        @Nullable RouteTarget target,
        boolean enabled)
        implements Facility {

    public InboundRule {
        callers = List.copyOf(callers);
    }

    @Override
    public List<Exit> exits() {
        return Exit.automatic("target", target);
    }
}
