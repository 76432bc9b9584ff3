package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.directory.Trunk;

/** How numbers look on a trunk. */
@Schema(name = "TrunkNumbers")
record TrunkNumbers(
        @Schema(description = "Where the called number stands.", defaultValue = "REQUEST_URI")
        DidSource didSource,

        @Schema(description = "Where the caller's number stands.", defaultValue = "P_ASSERTED_IDENTITY")
        CallerSource callerSource,

        @Schema(description = "How a dialled number is written.", defaultValue = "PLUS_E164")
        Format calledFormat,

        @Schema(description = "How our caller id is written.", defaultValue = "PLUS_E164")
        Format callerFormat,

        @Pattern(regexp = Shape.E164, message = Shape.E164_MESSAGE)
        @Schema(description = "Shown when the caller has none of its own.", example = "+998785553322")
        @Nullable
        String callerId,

        @Schema(description = "The header that vouches for our caller.", defaultValue = "NONE")
        CallerHeader callerHeader) {

    static final TrunkNumbers USUAL = new TrunkNumbers(
            DidSource.REQUEST_URI,
            CallerSource.P_ASSERTED_IDENTITY,
            Format.PLUS_E164,
            Format.PLUS_E164,
            null,
            CallerHeader.NONE);

    /** Where the operator writes the called number. */
    enum DidSource {
        REQUEST_URI,
        TO,
        P_CALLED_PARTY_ID,
        DIVERSION,
        HISTORY_INFO
    }

    /** Where the operator writes the caller's number. */
    enum CallerSource {
        P_ASSERTED_IDENTITY,
        REMOTE_PARTY_ID,
        FROM
    }

    /** How a number is written. */
    enum Format {
        PLUS_E164,
        E164,
        NATIONAL,
        AS_IS
    }

    /** What vouches for our caller. */
    enum CallerHeader {
        NONE,
        P_ASSERTED_IDENTITY,
        P_PREFERRED_IDENTITY,
        REMOTE_PARTY_ID
    }

    TrunkNumbers {
        didSource = requireNonNullElse(didSource, DidSource.REQUEST_URI);
        callerSource = requireNonNullElse(callerSource, CallerSource.P_ASSERTED_IDENTITY);
        calledFormat = requireNonNullElse(calledFormat, Format.PLUS_E164);
        callerFormat = requireNonNullElse(callerFormat, Format.PLUS_E164);
        callerHeader = requireNonNullElse(callerHeader, CallerHeader.NONE);
    }

    static TrunkNumbers of(Trunk.Numbers numbers) {
        return new TrunkNumbers(
                Enums.same(DidSource.class, numbers.didSource()),
                Enums.same(CallerSource.class, numbers.callerSource()),
                Enums.same(Format.class, numbers.calledFormat()),
                Enums.same(Format.class, numbers.callerFormat()),
                Shape.text(numbers.callerId()),
                Enums.same(CallerHeader.class, numbers.callerHeader()));
    }

    Trunk.Numbers toDomain() {
        return new Trunk.Numbers(
                Enums.same(Trunk.DidSource.class, didSource),
                Enums.same(Trunk.CallerSource.class, callerSource),
                Enums.same(Trunk.NumberFormat.class, calledFormat),
                Enums.same(Trunk.NumberFormat.class, callerFormat),
                Shape.number(callerId),
                Enums.same(Trunk.CallerHeader.class, callerHeader));
    }
}
