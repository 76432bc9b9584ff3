package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.Transport;

/** Where an operator's server or proxy listens. */
@Schema(name = "Peer")
record Peer(
        @NotNull(message = Shape.REQUIRED)
        @Pattern(regexp = Shape.HOST, message = Shape.HOST_MESSAGE)
        @Schema(example = "sip.bell.uz")
        String host,

        @Min(value = 1, message = "must be 1 to 65535")
        @Max(value = 65535, message = "must be 1 to 65535")
        @Schema(defaultValue = "5060; 5061 for TLS", example = "5060")
        Integer port,

        @Schema(defaultValue = "UDP") Via transport) {

    private static final int SIP = 5060;
    private static final int SIPS = 5061;

    /** How SIP travels. */
    enum Via {
        UDP,
        TCP,
        TLS
    }

    Peer {
        transport = requireNonNullElse(transport, Via.UDP);
        port = requireNonNullElse(port, transport == Via.TLS ? SIPS : SIP);
    }

    static @Nullable Peer of(@Nullable PeerAddress address) {
        return address == null
                ? null
                : new Peer(address.host(), address.port(), Enums.same(Via.class, address.transport()));
    }

    /** @param field its place in the request */
    void requireServed(String field) {
        if (transport == Via.TLS) {
            throw ProblemException.invalid(field + ".transport", "TLS is not served yet; UDP and TCP are");
        }
    }

    PeerAddress toDomain() {
        return new PeerAddress(host, port, Enums.same(Transport.class, transport));
    }
}
