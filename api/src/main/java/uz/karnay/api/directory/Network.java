package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.AddressRange;

/** Addresses from which a trunk's calls come. */
@Schema(name = "Network")
record Network(
        @NotNull(message = Shape.REQUIRED)
        @Pattern(regexp = CIDR, message = "must be an address or a network such as 192.0.2.0/24")
        @Schema(example = "192.0.2.0/24")
        String network,

        @Min(value = 0, message = "must be 0 to 65535, 0 for any")
        @Max(value = 65535, message = "must be 0 to 65535, 0 for any")
        @Schema(description = "The source port; 0 for any.", defaultValue = "0")
        Integer port) {

    private static final String CIDR =
            "[0-9]{1,3}(\\.[0-9]{1,3}){3}(/([12]?[0-9]|3[0-2]))?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/([1-9]?[0-9]|1[01][0-9]|12[0-8]))?";

    Network {
        port = requireNonNullElse(port, 0);
    }

    static Network of(AddressRange range) {
        return new Network(range.network() + "/" + range.prefixBits(), range.port());
    }

    AddressRange toDomain() {
        String[] parts = network.split("/");
        int all = network.contains(":") ? 128 : 32;
        @Nullable String prefix = parts.length > 1 ? parts[1] : null;
        return new AddressRange(parts[0], prefix == null ? all : Integer.parseInt(prefix), port);
    }
}
