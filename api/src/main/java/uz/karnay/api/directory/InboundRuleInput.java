package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.InboundRule;
import uz.karnay.pbx.directory.InboundRuleId;
import uz.karnay.pbx.directory.TrunkId;

/** What can be said of a rule for calls from outside. */
@Schema(name = "InboundRuleInput")
record InboundRuleInput(
        @Min(value = 0, message = "must be 0 to 9999")
        @Max(value = 9999, message = "must be 0 to 9999")
        @Schema(description = "Rules are tried in this order; after the last one when left out.", example = "10")
        @Nullable
        Integer position,

        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(example = "Sales")
        String name,

        @Schema(description = "The only number it is for.") @Nullable
        UUID did,

        @Schema(description = "The only trunk it is for.") @Nullable
        UUID trunk,

        @Size(max = 1000, message = "must be at most 1000")
        @Schema(
                description = "Patterns as in the dial plan, held against the caller's number with its country code and"
                        + " without plus; any caller when empty.",
                example = "[\"99890XXXXXXX\"]")
        List<@NotNull(message = Shape.NO_NULL) String> callers,

        @Schema(description = "Whether it is for callers who show no number.", defaultValue = "false")
        Boolean anonymous,

        @Valid
        @Schema(description = "Where they go; HANG_UP blocks, null lets pass whatever later rules say.")
        @Nullable
        Target target,

        @Schema(defaultValue = "true") Boolean enabled) {

    static final Set<String> CLEARABLE = Target.clearable(Set.of("did", "trunk", "target"), "target");

    InboundRuleInput {
        callers = requireNonNullElse(callers, List.of());
        anonymous = requireNonNullElse(anonymous, false);
        enabled = requireNonNullElse(enabled, true);
    }

    static InboundRuleInput of(InboundRule rule) {
        return new InboundRuleInput(
                rule.position(),
                rule.name(),
                rule.did() == null ? null : rule.did().value(),
                rule.trunk() == null ? null : rule.trunk().value(),
                rule.callers(),
                rule.anonymous(),
                Target.ofNullable(rule.target()),
                rule.enabled());
    }

    /** @param otherwise the position when none is given */
    InboundRule toDomain(InboundRuleId id, int otherwise) {
        return new InboundRule(
                id,
                position == null ? otherwise : position,
                name,
                did == null ? null : new DidId(did),
                trunk == null ? null : new TrunkId(trunk),
                callers,
                anonymous,
                Target.read(target, "target"),
                enabled);
    }
}
