package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.DialTarget;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Simulation;

/** What would become of a call. */
@Schema(name = "Simulation")
record SimulationView(
        @Schema(description = "One after the other, as long as nobody answers.")
        List<Stage> stages) {

    /** What it comes to. */
    @Schema(name = "SimulationOutcome")
    enum Outcome {
        RINGS,
        GOES_OUT,
        IS_SERVED,
        PICKS_UP,
        IS_REFUSED
    }

    /** A decision of the switchboard, and what it was made of. */
    @Schema(name = "SimulationStage")
    record Stage(
            @Schema(example = "when nobody answers") String when,
            Outcome outcome,
            List<Because> steps,
            @Schema(description = "Who rings, in order.") List<Ringing> rings,

            @Schema(description = "The lines that are tried, in order.", example = "[\"998901234567 over bell\"]")
            List<String> lines,

            @Schema(description = "What serves the caller.", example = "ChooseFrom") @Nullable
            String service,

            @Schema(description = "What the caller is told.", example = "486 Busy Here") @Nullable
            String refusal) {

        static Stage of(Simulation.Stage stage) {
            Route route = stage.route();
            return new Stage(
                    stage.when(),
                    outcome(route),
                    route.reasons().stream()
                            .map(reason -> new Because(reason.what(), reason.why()))
                            .toList(),
                    route instanceof Route.Ring ring
                            ? ring.steps().stream().map(Ringing::of).toList()
                            : List.of(),
                    route instanceof Route.TryLines tries
                            ? tries.lines().stream()
                                    .map(line -> line.line().label())
                                    .toList()
                            : List.of(),
                    route instanceof Route.RunScript script
                            ? script.plan().getClass().getSimpleName()
                            : null,
                    route instanceof Route.NoRoute none ? none.refusal().toString() : null);
        }

        private static Outcome outcome(Route route) {
            return switch (route) {
                case Route.Ring _ -> Outcome.RINGS;
                case Route.TryLines _ -> Outcome.GOES_OUT;
                case Route.RunScript _ -> Outcome.IS_SERVED;
                case Route.PickUp _, Route.Park _ -> Outcome.PICKS_UP;
                case Route.NoRoute _ -> Outcome.IS_REFUSED;
            };
        }
    }

    /** A step of the switchboard. */
    @Schema(name = "SimulationStep")
    record Because(
            @Schema(example = "DID +998785553322") String what,
            @Schema(example = "the trunk sent 998785553322") String why) {}

    /** Some who ring together. */
    @Schema(name = "SimulationRinging")
    record Ringing(long afterSeconds, long lastsSeconds, List<String> who) {

        static Ringing of(Route.RingStep step) {
            return new Ringing(
                    step.after().toSeconds(),
                    step.lasts().toSeconds(),
                    Stream.concat(
                                    step.targets().stream().map(Ringing::name),
                                    step.lines().stream()
                                            .map(line -> line.line().label()))
                            .distinct()
                            .toList());
        }

        private static String name(DialTarget target) {
            return switch (target) {
                case DialTarget.Device device -> device.extension().number();
                case DialTarget.Line line -> line.label();
            };
        }
    }

    static SimulationView of(List<Simulation.Stage> stages) {
        return new SimulationView(stages.stream().map(Stage::of).toList());
    }
}
