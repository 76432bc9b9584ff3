package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.Settings;

/** What holds for the whole office. */
@Schema(name = "Settings")
record OfficeSettings(
        @Pattern(regexp = "([0-9]{2})?", message = "must be two digits, or empty")
        @Schema(description = "Put before a 7-digit local number; empty when such are not dialled.", example = "71")
        String areaCode,

        @NotNull(message = Shape.REQUIRED)
        @Min(value = 5, message = "must be 5 to 600 seconds")
        @Max(value = 600, message = "must be 5 to 600 seconds")
        @Schema(description = "How long a phone rings.", example = "60")
        Integer ringTimeSeconds,

        @NotNull(message = Shape.REQUIRED)
        @Schema(description = "A name of the tz database.", example = "Asia/Tashkent")
        String zone) {

    static final Set<String> CLEARABLE = Set.of("areaCode");

    OfficeSettings {
        areaCode = requireNonNullElse(areaCode, "");
    }

    static OfficeSettings of(Settings settings) {
        return new OfficeSettings(
                settings.areaCode(),
                (int) settings.ringTime().toSeconds(),
                settings.zone().getId());
    }

    Settings toDomain(Settings before) {
        try {
            return new Settings(
                    areaCode, Duration.ofSeconds(ringTimeSeconds), ZoneId.of(zone), before.codes(), before.parking());
        } catch (DateTimeException unknown) {
            throw ProblemException.invalid("zone", "must be a name of the tz database such as Asia/Tashkent");
        }
    }
}
