package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A call that is only thought of. It comes from an extension or over a trunk. */
@Schema(
        name = "SimulationInput",
        example = "{\"trunk\": \"bell\", \"caller\": \"998901234567\", \"called\": \"998785553322\","
                + " \"at\": \"2026-11-28T20:00\"}")
record SimulationInput(
        @Schema(description = "The number of the extension that calls.", example = "200") @Nullable
        String extension,

        @Schema(description = "The name of the trunk it comes over.", example = "bell") @Nullable
        String trunk,

        @Size(max = 64, message = "must be at most 64 letters")
        @Schema(description = "The caller's number, as the trunk sends it; empty when it is not shown.")
        String caller,

        @NotNull(message = Shape.REQUIRED) @Size(min = 1, max = 128, message = "must be 1 to 128 letters")
        String called,

        @Schema(description = "Date and time on the office's clock; now when left out.", example = "2026-11-28T20:00")
        @Nullable
        String at,

        @Schema(
                description = "Whether every extension counts as registered, instead of those that are now.",
                defaultValue = "false")
        Boolean everybodyRegistered) {

    SimulationInput {
        caller = requireNonNullElse(caller, "");
        everybodyRegistered = requireNonNullElse(everybodyRegistered, false);
    }

    Instant moment(Instant now, ZoneId zone) {
        return at == null
                ? now
                : Shape.parsed(at, LocalDateTime::parse, "at", "a date and a time such as 2026-11-28T20:00")
                        .atZone(zone)
                        .toInstant();
    }
}
