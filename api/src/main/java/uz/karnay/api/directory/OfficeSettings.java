package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import uz.karnay.api.json.Enums;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.Feature;
import uz.karnay.pbx.directory.FeatureCodes;
import uz.karnay.pbx.directory.Parking;
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
        String zone,

        @Schema(
                description = "What phones dial for each feature; an empty code switches it off.",
                example = "{\"ECHO_TEST\": \"*43\"}")
        Map<FeatureName, String> codes,

        @Valid ParkingInput parking) {

    /** What a phone does by dialling a code. */
    @Schema(name = "Feature")
    enum FeatureName {
        ECHO_TEST,
        SPEAKING_CLOCK,
        MAILBOX,
        OTHER_MAILBOX,
        FORWARD_ALWAYS,
        FORWARD_ALWAYS_OFF,
        FORWARD_BUSY,
        FORWARD_BUSY_OFF,
        FORWARD_NO_ANSWER,
        FORWARD_NO_ANSWER_OFF,
        DO_NOT_DISTURB,
        PICK_UP_GROUP,
        PICK_UP,
        INTERCOM,
        QUEUE_LOGIN,
        QUEUE_PAUSE,
        DAY_NIGHT,
        FLIP
    }

    /** Where calls are parked. */
    @Schema(name = "Parking")
    record ParkingInput(
            @Schema(description = "The slots are the numbers after it.", defaultValue = "*700")
            String park,

            @Schema(description = "0 for no parking.", defaultValue = "9")
            Integer slots,

            @Schema(description = "Then a call returns to whoever parked it.", defaultValue = "120")
            Integer patienceSeconds) {

        static final ParkingInput USUAL = of(Parking.USUAL);

        ParkingInput {
            park = requireNonNullElse(park, Parking.USUAL.park());
            slots = requireNonNullElse(slots, Parking.USUAL.slots());
            patienceSeconds = requireNonNullElse(
                    patienceSeconds, (int) Parking.USUAL.patience().toSeconds());
        }

        static ParkingInput of(Parking parking) {
            return new ParkingInput(
                    parking.park(), parking.slots(), (int) parking.patience().toSeconds());
        }
    }

    static final Set<String> CLEARABLE = Set.of("areaCode");

    OfficeSettings {
        areaCode = requireNonNullElse(areaCode, "");
        codes = requireNonNullElse(codes, Map.of());
        parking = requireNonNullElse(parking, ParkingInput.USUAL);
    }

    static OfficeSettings of(Settings settings) {
        return new OfficeSettings(
                settings.areaCode(),
                (int) settings.ringTime().toSeconds(),
                settings.zone().getId(),
                codes(settings.codes()),
                ParkingInput.of(settings.parking()));
    }

    Settings toDomain() {
        try {
            return new Settings(areaCode, Duration.ofSeconds(ringTimeSeconds), ZoneId.of(zone), changed(), parked());
        } catch (DateTimeException unknown) {
            throw ProblemException.invalid("zone", "must be a name of the tz database such as Asia/Tashkent");
        }
    }

    private static Map<FeatureName, String> codes(FeatureCodes codes) {
        Map<FeatureName, String> all = new EnumMap<>(FeatureName.class);
        codes.all().forEach((feature, code) -> all.put(Enums.same(FeatureName.class, feature), code));
        return all;
    }

    /** Only those that are not as usual. */
    private FeatureCodes changed() {
        Map<Feature, String> changed = new EnumMap<>(Feature.class);
        codes.forEach((name, code) -> {
            Feature feature = Enums.same(Feature.class, name);
            if (!code.equals(feature.usualCode())) {
                changed.put(feature, code);
            }
        });
        return new FeatureCodes(changed);
    }

    private Parking parked() {
        return new Parking(parking.park(), parking.slots(), Duration.ofSeconds(parking.patienceSeconds()));
    }
}
