package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.InboundRule;

/** A inbound rule. */
@Schema(name = "InboundRule")
record InboundRuleView(
        UUID id,
        int position,
        String name,
        @Nullable UUID did,
        @Nullable UUID trunk,
        List<String> callers,
        boolean anonymous,
        @Nullable Target target,
        boolean enabled) {

    static InboundRuleView of(InboundRule row) {
        InboundRuleInput input = InboundRuleInput.of(row);
        return new InboundRuleView(
                row.id().value(),
                row.position(),
                input.name(),
                input.did(),
                input.trunk(),
                input.callers(),
                input.anonymous(),
                input.target(),
                input.enabled());
    }
}
