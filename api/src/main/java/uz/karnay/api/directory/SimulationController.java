package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.IncomingCall;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.route.Moment;
import uz.karnay.pbx.route.Simulation;

/** Tells what would become of a call, by the very code that routes calls. */
@RestController
@RequestMapping(path = "/api/v1/simulate", produces = "application/json")
@Tag(name = "simulate", description = "What would become of a call")
class SimulationController {

    private final DirectoryDesk desk;
    private final Inputs inputs;
    private final Bindings bindings;
    private final Clock clock;
    private final Entropy entropy;

    SimulationController(DirectoryDesk desk, Inputs inputs, Bindings bindings, Clock clock, Entropy entropy) {
        this.desk = desk;
        this.inputs = inputs;
        this.bindings = bindings;
        this.clock = clock;
        this.entropy = entropy;
    }

    @PostMapping
    @Operation(
            operationId = "simulate",
            summary = "Walk a call through the office without making it",
            description = "Nobody answers and the caller presses nothing; each step says why it was taken.")
    SimulationView simulate(@RequestBody SimulationInput input) {
        SimulationInput asked = inputs.checked(input);
        Directory directory = desk.current();
        var call = new IncomingCall(
                origin(asked, directory), asked.called(), new CallerId(asked.caller(), ""), "a simulation");
        var moment = new Moment(
                asked.everybodyRegistered() ? this::registered : bindings::of,
                asked.moment(clock.now(), directory.settings().zone()),
                entropy,
                _ -> false);
        return SimulationView.of(Simulation.of(directory, call, moment));
    }

    private static Origin origin(SimulationInput asked, Directory directory) {
        String extension = asked.extension();
        String trunk = asked.trunk();
        if ((extension == null) == (trunk == null)) {
            throw ProblemException.invalid("extension", "either an extension or a trunk is needed");
        }
        return extension != null
                ? new Origin.FromExtension(found("extension", extension, directory::extensionByNumber))
                : new Origin.FromTrunk(found(
                        "trunk",
                        trunk,
                        name -> directory.trunks().stream()
                                .filter(each -> each.name().equals(name))
                                .findFirst()));
    }

    private static <T> T found(String field, @Nullable String name, Function<String, Optional<T>> find) {
        return Optional.ofNullable(name)
                .flatMap(find)
                .orElseThrow(() -> ProblemException.invalid(field, "there is no " + field + " " + name));
    }

    /** Its devices, or one that is thought of. */
    private List<Binding> registered(ExtensionId id) {
        List<Binding> devices = bindings.of(id);
        return devices.isEmpty() ? List.of(thoughtOf(id)) : devices;
    }

    private Binding thoughtOf(ExtensionId id) {
        Instant now = clock.now();
        return new Binding(id, "", "thought of", List.of(), 0, "", 0, now, now, "");
    }
}
