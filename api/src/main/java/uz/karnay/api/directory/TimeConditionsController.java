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
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.TimeConditionId;

/** Time conditions. */
@RestController
@RequestMapping(path = "/api/v1/time-conditions", produces = "application/json")
@Tag(name = "time-conditions", description = "One way while the office is open, another while it is closed")
class TimeConditionsController {

    private static final Rows.Table<TimeCondition, TimeConditionInput> TABLE = new Rows.Table<>(
            "time condition",
            (directory, id) -> directory.timeCondition(new TimeConditionId(id)),
            TimeConditionInput::of,
            Change.PutFacility::new,
            id -> new Change.RemoveFacility(new TimeConditionId(id)),
            TimeConditionInput.CLEARABLE);

    private final Rows<TimeCondition, TimeConditionInput> rows;
    private final DirectoryDesk desk;
    private final Clock clock;
    private final Entropy entropy;

    TimeConditionsController(DirectoryDesk desk, Inputs inputs, JsonMapper json, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listTimeConditions", summary = "All, in order")
    Page<TimeConditionView> list() {
        return Page.whole(desk.current().facilities(TimeCondition.class).stream()
                .sorted(Comparator.comparing(TimeCondition::name))
                .map(TimeConditionView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readTimeCondition", summary = "One time condition")
    TimeConditionView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTimeCondition", summary = "Add a time condition")
    TimeConditionView create(@RequestBody TimeConditionInput input, HttpServletResponse response) {
        var id = new TimeConditionId(Uuid7.next(clock, entropy));
        TimeCondition row = rows.create(id.value(), input, (_, checked) -> checked.toDomain(id));
        response.setHeader("Location", "/api/v1/time-conditions/" + id);
        return tagged(row, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(TimeConditionInput.class)
    @Operation(operationId = "changeTimeCondition", summary = "Change what is given, keep the rest")
    TimeConditionView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(rows.patch(id, patch, request, (before, input, _) -> input.toDomain(before.id())), response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeTimeCondition", summary = "Remove a time condition")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    private TimeConditionView tagged(TimeCondition row, HttpServletResponse response) {
        rows.tag(row).writeTo(response);
        return TimeConditionView.of(row);
    }
}
