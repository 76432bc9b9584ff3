package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.DialRuleId;
import uz.karnay.pbx.directory.TrunkId;

/** What can be said of a rule of the dial plan. */
@Schema(name = "DialRuleInput")
record DialRuleInput(
        @Min(value = 0, message = "must be 0 to 100000")
        @Max(value = 100_000, message = "must be 0 to 100000")
        @Schema(description = "Rules are tried in this order; after the last one when left out.", example = "10")
        @Nullable
        Integer position,

        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(example = "Mobile")
        String name,

        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Schema(
                description = "X is 0-9, Z 1-9, N 2-9, [135-7] one of these, . one or more, ! none or more.",
                example = "9XXXXXXXX")
        String pattern,

        @Min(value = 0, message = "must be 0 to 20")
        @Max(value = 20, message = "must be 0 to 20")
        @Schema(description = "Leading characters taken off.", defaultValue = "0")
        Integer strip,

        @Pattern(regexp = "[+]?[0-9*#]{0,20}", message = "must be at most 20 digits, * or #, after a + if need be")
        @Schema(description = "Put before the rest.", example = "+998")
        String prepend,

        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 10, message = "must name 1 to 10 trunks")
        @Schema(description = "Tried in this order.")
        List<@NotNull(message = Shape.NO_NULL) UUID> trunks,

        @Pattern(regexp = Shape.E164, message = Shape.E164_MESSAGE)
        @Schema(description = "Shown instead of the caller's own.", example = "+998785553322")
        @Nullable
        String callerId,

        @Schema(defaultValue = "true") Boolean enabled) {

    static final Set<String> CLEARABLE = Set.of("prepend", "callerId");

    DialRuleInput {
        strip = requireNonNullElse(strip, 0);
        prepend = requireNonNullElse(prepend, "");
        enabled = requireNonNullElse(enabled, true);
    }

    static DialRuleInput of(DialRule rule) {
        return new DialRuleInput(
                rule.position(),
                rule.name(),
                rule.pattern(),
                rule.strip(),
                rule.prepend(),
                rule.trunks().stream().map(TrunkId::value).toList(),
                Shape.text(rule.callerId()),
                rule.enabled());
    }

    /** @param otherwise the position when none is given */
    DialRule toDomain(DialRuleId id, int otherwise) {
        return new DialRule(
                id,
                position == null ? otherwise : position,
                name,
                pattern,
                strip,
                prepend,
                trunks.stream().map(TrunkId::new).toList(),
                Shape.number(callerId),
                enabled);
    }
}
