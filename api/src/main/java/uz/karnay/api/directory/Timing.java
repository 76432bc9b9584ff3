package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import uz.karnay.pbx.directory.Trunk;

/** A trunk's intervals. */
@Schema(name = "TrunkTiming")
record Timing(
        @Min(value = 60, message = "must be 60 to 86400 seconds")
        @Max(value = 86_400, message = "must be 60 to 86400 seconds")
        @Schema(description = "Asked for in REGISTER; what is granted counts.", defaultValue = "300")
        Integer expirySeconds,

        @Min(value = 5, message = "must be 5 to 3600 seconds")
        @Max(value = 3600, message = "must be 5 to 3600 seconds")
        @Schema(description = "Pause after a failed registration.", defaultValue = "60")
        Integer retrySeconds,

        @Min(value = 0, message = "must be 0 to 3600 seconds, 0 for none")
        @Max(value = 3600, message = "must be 0 to 3600 seconds, 0 for none")
        @Schema(description = "Pause between OPTIONS; 0 sends none.", defaultValue = "30")
        Integer qualifySeconds) {

    static final Timing USUAL = new Timing(300, 60, 30);

    Timing {
        expirySeconds = requireNonNullElse(expirySeconds, 300);
        retrySeconds = requireNonNullElse(retrySeconds, 60);
        qualifySeconds = requireNonNullElse(qualifySeconds, 30);
    }

    static Timing of(Trunk.Timing timing) {
        return new Timing(
                (int) timing.expiry().toSeconds(), (int) timing.retry().toSeconds(), (int)
                        timing.qualify().toSeconds());
    }

    Trunk.Timing toDomain() {
        return new Trunk.Timing(
                Duration.ofSeconds(expirySeconds),
                Duration.ofSeconds(retrySeconds),
                Duration.ofSeconds(qualifySeconds));
    }
}
