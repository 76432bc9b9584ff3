package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.json.Page;
import uz.karnay.api.json.PatchBody;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.Uuid7;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.QueueId;

/** Queues. */
@RestController
@RequestMapping(path = "/api/v1/queues", produces = "application/json")
@Tag(name = "queues", description = "Where callers wait for an agent")
class CallQueuesController {

    private static final Rows.Table<CallQueue, QueueInput> TABLE = new Rows.Table<>(
            "queue",
            (directory, id) -> directory.queue(new QueueId(id)),
            QueueInput::of,
            Change.PutFacility::new,
            id -> new Change.RemoveFacility(new QueueId(id)),
            QueueInput.CLEARABLE);

    private final Rows<CallQueue, QueueInput> rows;
    private final DirectoryDesk desk;
    private final Clock clock;
    private final Entropy entropy;

    CallQueuesController(DirectoryDesk desk, Inputs inputs, JsonMapper json, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listQueues", summary = "All, in order")
    Page<QueueView> list() {
        return Page.whole(desk.current().facilities(CallQueue.class).stream()
                .sorted(Comparator.comparing(CallQueue::name))
                .map(QueueView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readQueue", summary = "One queue")
    QueueView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createQueue", summary = "Add a queue")
    QueueView create(@RequestBody QueueInput input, HttpServletResponse response) {
        var id = new QueueId(Uuid7.next(clock, entropy));
        CallQueue row = rows.create(id.value(), input, (_, checked) -> checked.toDomain(id));
        response.setHeader("Location", "/api/v1/queues/" + id);
        return tagged(row, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(QueueInput.class)
    @Operation(operationId = "changeQueue", summary = "Change what is given, keep the rest")
    QueueView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(rows.patch(id, patch, request, (before, input, _) -> input.toDomain(before.id())), response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeQueue", summary = "Remove a queue")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    private QueueView tagged(CallQueue row, HttpServletResponse response) {
        rows.tag(row).writeTo(response);
        return QueueView.of(row);
    }
}
