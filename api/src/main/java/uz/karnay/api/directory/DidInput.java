package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.TrunkId;

/** What can be said of a public number. */
@Schema(name = "DidInput")
record DidInput(
        @NotNull(message = Shape.REQUIRED)
        @Pattern(regexp = Shape.E164, message = Shape.E164_MESSAGE)
        @Schema(example = "+998785553322")
        String number,

        @Schema(description = "The only trunk it may be called through; any when null.") @Nullable
        UUID trunk,

        @NotNull(message = Shape.REQUIRED) @Valid Target target,
        @Schema(defaultValue = "true") Boolean enabled,

        @Size(max = 1000, message = "must be at most 1000 letters")
        String note,

        @Schema(description = "Whether conversations with who calls it are recorded.", defaultValue = "OFF")
        RecordUse record) {

    static final Set<String> CLEARABLE = Target.clearable(Set.of("trunk", "note"), "target");

    DidInput {
        enabled = requireNonNullElse(enabled, true);
        note = requireNonNullElse(note, "");
        record = requireNonNullElse(record, RecordUse.OFF);
    }

    static DidInput of(Did did) {
        TrunkId trunk = did.trunk();
        return new DidInput(
                did.number().value(),
                trunk == null ? null : trunk.value(),
                Target.of(did.target()),
                did.enabled(),
                did.note(),
                RecordUse.of(did.recorded()));
    }

    Did toDomain(DidId id) {
        return new Did(
                id,
                new E164(number),
                trunk == null ? null : new TrunkId(trunk),
                target.toDomain("target"),
                enabled,
                note,
                record.isOn());
    }
}
