package uz.karnay.api.queue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.queue.QueueDesk;

/** Agents log in and out, and pause. */
@RestController
@RequestMapping(path = "/api/v1/live/agents/{extension}")
@Tag(name = "queues at work", description = "Who waits, who works, and figures")
class QueueAgentsController {

    private final QueueDesk desk;
    private final LiveDirectory directory;
    private final Inputs inputs;

    QueueAgentsController(QueueDesk desk, LiveDirectory directory, Inputs inputs) {
        this.desk = desk;
        this.directory = directory;
        this.inputs = inputs;
    }

    /** Where an agent works. */
    @Schema(name = "QueueLogin")
    record LoginInput(
            boolean loggedIn,

            @Schema(description = "Without it every queue where the extension may work.") @Nullable
            UUID queueId) {}

    /** The queues where an agent is logged in. */
    @Schema(name = "QueueLogins")
    record LoginView(List<UUID> queueIds) {}

    /** Whether an agent pauses. */
    @Schema(name = "QueuePause")
    record PauseInput(
            @Schema(description = "Why; empty ends the pause.") @Size(max = 60) @Nullable
            String reason) {}

    @PutMapping(path = "/login", consumes = "application/json", produces = "application/json")
    @Operation(operationId = "putQueueLogin", summary = "Log an agent in or out")
    LoginView logIn(@PathVariable UUID extension, @RequestBody LoginInput input) {
        ExtensionId agent = agent(extension);
        LoginInput checked = inputs.checked(input);
        Optional<QueueId> queue = Optional.ofNullable(checked.queueId()).map(QueueId::new);
        queue.filter(id -> directory.current().queue(id).isEmpty()).ifPresent(id -> {
            throw ProblemException.invalid("queueId", "there is no queue " + id);
        });
        List<QueueId> queues =
                Answers.to((Consumer<List<QueueId>> answer) -> desk.logIn(agent, queue, checked.loggedIn(), answer));
        return new LoginView(queues.stream().map(QueueId::value).sorted().toList());
    }

    @PutMapping(path = "/pause", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "putQueuePause", summary = "Begin or end a pause, in all queues")
    void pause(@PathVariable UUID extension, @RequestBody PauseInput input) {
        ExtensionId agent = agent(extension);
        String given = inputs.checked(input).reason();
        String reason = given == null ? "" : given.strip();
        Answers.to((Consumer<Boolean> answer) -> desk.pause(agent, reason, () -> answer.accept(true)));
    }

    private ExtensionId agent(UUID extension) {
        var agent = new ExtensionId(extension);
        if (directory.current().extension(agent).isEmpty()) {
            throw ProblemException.notFound("extension", extension);
        }
        return agent;
    }
}
