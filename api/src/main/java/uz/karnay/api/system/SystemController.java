package uz.karnay.api.system;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.Ports;
import uz.karnay.api.account.RoleName;
import uz.karnay.api.json.Enums;
import uz.karnay.api.security.SignedIn;
import uz.karnay.pbx.HealthSource;

/** How the server is, and who asks. */
@RestController
@RequestMapping(path = "/api/v1/system", produces = "application/json")
@Tag(name = "system", description = "The server as a whole")
class SystemController {

    private final Ports ports;

    SystemController(Ports ports) {
        this.ports = ports;
    }

    /** @param up whether all components are */
    @Schema(name = "Health")
    record Health(
            boolean up,
            @Schema(example = "0.1.0") String version,
            Instant startedAt,
            long uptimeSeconds,

            @Schema(description = "Counts the changes of the configuration.")
            long directoryVersion,

            int liveCalls,
            List<Component> components) {}

    /** @param detail in words, and what to do when not up */
    @Schema(name = "Component")
    record Component(
            @Schema(example = "store") String name,
            boolean up,
            @Schema(example = "last commit took 2 ms") String detail) {}

    /** @param by SESSION or TOKEN */
    @Schema(name = "WhoAmI")
    record WhoAmI(
            @Schema(example = "admin") String name,
            RoleName role,

            @Schema(description = "Whether nothing but changing the password is allowed.")
            boolean mustChangePassword,

            SignedIn.By by) {}

    @GetMapping("/health")
    @Operation(
            operationId = "readHealth",
            summary = "How the server is",
            description = "Always 200 while the API answers; `up` tells whether every part is.")
    Health health() {
        List<Component> components =
                ports.health().stream().map(SystemController::component).toList();
        return new Health(
                components.stream().allMatch(Component::up),
                ports.version(),
                ports.startedAt(),
                Duration.between(ports.startedAt(), ports.clock().now()).toSeconds(),
                ports.directory().current().version(),
                ports.liveCalls().all().size(),
                components);
    }

    @GetMapping("/whoami")
    @Operation(operationId = "readWhoAmI", summary = "Who is signed in, and what they may")
    WhoAmI whoAmI() {
        SignedIn signedIn = SignedIn.current();
        var user = signedIn.user();
        return new WhoAmI(
                user.name(), Enums.same(RoleName.class, user.role()), user.mustChangePassword(), signedIn.by());
    }

    private static Component component(HealthSource source) {
        HealthSource.Health health = source.health();
        return new Component(source.name(), health.up(), health.detail());
    }
}
