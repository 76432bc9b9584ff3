package uz.karnay.api.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.registration.Binding;

/** An extension as it is, with the devices that are registered now. */
@Schema(name = "Extension")
record ExtensionView(
        UUID id,
        @Schema(example = "100") String number,
        @Schema(example = "100") String login,
        @Schema(example = "Alice") String name,
        boolean enabled,
        @Schema(example = "+998785553322") @Nullable String callerId,
        int maxDevices,
        List<Codec> codecs,
        SrtpUse srtp,
        DtmfUse dtmf,
        RecordUse record,
        HandlingInput handling,

        @Schema(description = "Devices registered now, the preferred first.")
        List<Device> bindings,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only in the answer to a creation that gave none, and never again.")
        @Nullable
        String password) {

    /** A registered device. */
    @Schema(name = "Device")
    record Device(
            @Schema(description = "Where it says it is.", example = "sip:100@192.0.2.7:5061")
            String contact,

            @Schema(description = "Where it registered from.", example = "udp:192.0.2.7:5061")
            String source,

            @Schema(example = "MicroSIP/3.21.6") String userAgent,

            @Schema(description = "0 to 1, RFC 3261 section 20.10.")
            double preference,

            Instant registeredAt,
            Instant expires) {

        static Device of(Binding binding) {
            return new Device(
                    binding.contact(),
                    binding.source(),
                    binding.userAgent(),
                    binding.qMille() / 1000.0,
                    binding.registeredAt(),
                    binding.expiresAt());
        }
    }

    static ExtensionView of(Extension extension, List<Binding> bindings, @Nullable String password) {
        return new ExtensionView(
                extension.id().value(),
                extension.number(),
                extension.login(),
                extension.name(),
                extension.enabled(),
                Shape.text(extension.callerId()),
                extension.maxDevices(),
                Codec.of(extension.codecs()),
                Enums.same(SrtpUse.class, extension.srtp()),
                Enums.same(DtmfUse.class, extension.dtmf()),
                RecordUse.of(extension.recorded()),
                HandlingInput.of(extension.handling()),
                bindings.stream().map(Device::of).toList(),
                password);
    }

    @Override
    public String toString() {
        return "ExtensionView[" + number + "]";
    }
}
