package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.TrunkId;

/** A rule of the dial plan. */
@Schema(name = "DialRule")
record DialRuleView(
        UUID id,
        int position,
        @Schema(example = "Mobile") String name,
        @Schema(example = "9XXXXXXXX") String pattern,
        int strip,
        @Schema(example = "+998") String prepend,
        List<UUID> trunks,
        @Nullable String callerId,
        boolean enabled) {

    static DialRuleView of(DialRule rule) {
        return new DialRuleView(
                rule.id().value(),
                rule.position(),
                rule.name(),
                rule.pattern(),
                rule.strip(),
                rule.prepend(),
                rule.trunks().stream().map(TrunkId::value).toList(),
                Shape.text(rule.callerId()),
                rule.enabled());
    }
}
