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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Srtp;

/** What can be said of an extension. What is left out at its creation becomes usual; {@code password} becomes random. */
@Schema(name = "ExtensionInput")
record ExtensionInput(
        @NotNull(message = Shape.REQUIRED)
        @Pattern(regexp = Shape.EXTENSION, message = Shape.EXTENSION_MESSAGE)
        @Schema(description = "What colleagues dial.", example = "100")
        String number,

        @Pattern(regexp = Shape.LOGIN, message = Shape.LOGIN_MESSAGE)
        @Schema(description = "What its devices register as; the number when left out.", example = "100")
        @Nullable
        String login,

        @Size(max = 64, message = "must be at most 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(description = "Shown to the called.", example = "Alice")
        String name,

        @Pattern(regexp = Shape.PASSWORD, message = Shape.PASSWORD_MESSAGE)
        @Schema(
                description = "Never shown again; random when left out.",
                accessMode = Schema.AccessMode.WRITE_ONLY,
                example = "f7q2-mm0k-9xvz")
        @Nullable
        String password,

        @Schema(defaultValue = "true") Boolean enabled,

        @Pattern(regexp = Shape.E164, message = Shape.E164_MESSAGE)
        @Schema(description = "Shown outside; null for the trunk's own.", example = "+998785553322")
        @Nullable
        String callerId,

        @Min(value = 1, message = "must be 1 to 20")
        @Max(value = 20, message = "must be 1 to 20")
        @Schema(description = "Devices registered at once.", defaultValue = "5")
        Integer maxDevices,

        @Size(min = 1, max = 6, message = "must name 1 to 6 codecs") @Schema(description = "In order of preference.")
        List<@NotNull(message = Shape.NO_NULL) Codec> codecs,

        @Schema(
                description = "Whether media are sealed with SRTP: never, when the other side can, or always.",
                defaultValue = "OFF")
        SrtpUse srtp,

        @Schema(
                description = "How keys come and go: as telephone-events where they are agreed and as tones elsewhere,"
                        + " always as telephone-events, always as tones, or in INFO requests.",
                defaultValue = "AUTO")
        DtmfUse dtmf,

        @Schema(description = "Whether its conversations are recorded.", defaultValue = "OFF")
        RecordUse record,

        @Valid @Schema(description = "Forwarding, voicemail, permissions.")
        HandlingInput handling) {

    static final Set<String> CLEARABLE = Stream.concat(
                    Stream.of("login", "name", "callerId"), HandlingInput.CLEARABLE.stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final int USUAL_DEVICES = 5;

    ExtensionInput {
        name = requireNonNullElse(name, "");
        enabled = requireNonNullElse(enabled, true);
        maxDevices = requireNonNullElse(maxDevices, USUAL_DEVICES);
        codecs = requireNonNullElse(codecs, Codec.OF_PHONES);
        srtp = requireNonNullElse(srtp, SrtpUse.OFF);
        dtmf = requireNonNullElse(dtmf, DtmfUse.AUTO);
        record = requireNonNullElse(record, RecordUse.OFF);
        handling = requireNonNullElse(handling, HandlingInput.USUAL);
    }

    /** As it stands, without its password. */
    static ExtensionInput of(Extension extension) {
        return new ExtensionInput(
                extension.number(),
                extension.login(),
                extension.name(),
                null,
                extension.enabled(),
                Shape.text(extension.callerId()),
                extension.maxDevices(),
                Codec.of(extension.codecs()),
                Enums.same(SrtpUse.class, extension.srtp()),
                Enums.same(DtmfUse.class, extension.dtmf()),
                RecordUse.of(extension.recorded()),
                HandlingInput.of(extension.handling()));
    }

    Extension toDomain(ExtensionId id, Secret otherwise, Handling before) {
        return new Extension(
                id,
                number,
                login == null ? number : login,
                name,
                password == null ? otherwise : Secret.of(password),
                enabled,
                Shape.number(callerId),
                maxDevices,
                Codec.toDomain(codecs),
                Enums.same(Srtp.class, srtp),
                Enums.same(Dtmf.class, dtmf),
                record.isOn(),
                handling.toDomain(before));
    }

    @Override
    public String toString() {
        return "ExtensionInput[" + number + "]";
    }
}
