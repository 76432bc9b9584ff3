package uz.karnay.pbx.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the dial plan: which dialled numbers go out, changed how, over which trunks.
 *
 * @param position rules are tried in this order; the first whose pattern fits decides
 * @param pattern as in {@code route.DialPattern}: X 0-9, Z 1-9, N 2-9, [135-7], . one or more, ! none or more
 * @param strip how many leading characters are taken off, 0 to 20
 * @param prepend what is put before the rest
 * @param trunks tried in this order; never empty
 * @param callerId shown instead of the caller's own, or null
 */
public record DialRule(
        DialRuleId id,
        int position,
        String name,
        String pattern,
        int strip,
        String prepend,
        List<TrunkId> trunks,
        @Nullable E164 callerId,
        boolean enabled) {

    public DialRule {
        trunks = List.copyOf(trunks);
    }
}
