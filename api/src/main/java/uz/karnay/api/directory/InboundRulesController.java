package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.InboundRule;
import uz.karnay.pbx.directory.InboundRuleId;

/** Inbound rules. */
@RestController
@RequestMapping(path = "/api/v1/inbound-rules", produces = "application/json")
@Tag(name = "inbound-rules", description = "Where certain callers from outside go: block lists, allow lists")
class InboundRulesController {

    private static final int STEP = 10;
    private static final Rows.Table<InboundRule, InboundRuleInput> TABLE = new Rows.Table<>(
            "inbound rule",
            (directory, id) -> directory.inboundRules().stream()
                    .filter(rule -> rule.id().value().equals(id))
                    .findFirst(),
            InboundRuleInput::of,
            Change.PutFacility::new,
            id -> new Change.RemoveFacility(new InboundRuleId(id)),
            InboundRuleInput.CLEARABLE);

    private final Rows<InboundRule, InboundRuleInput> rows;
    private final DirectoryDesk desk;
    private final Clock clock;
    private final Entropy entropy;

    InboundRulesController(DirectoryDesk desk, Inputs inputs, JsonMapper json, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listInboundRules", summary = "All, in order")
    Page<InboundRuleView> list() {
        return Page.whole(
                desk.current().inboundRules().stream().map(InboundRuleView::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readInboundRule", summary = "One inbound rule")
    InboundRuleView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createInboundRule", summary = "Add an inbound rule")
    InboundRuleView create(@RequestBody InboundRuleInput input, HttpServletResponse response) {
        var id = new InboundRuleId(Uuid7.next(clock, entropy));
        InboundRule row =
                rows.create(id.value(), input, (directory, checked) -> checked.toDomain(id, afterLast(directory)));
        response.setHeader("Location", "/api/v1/inbound-rules/" + id);
        return tagged(row, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(InboundRuleInput.class)
    @Operation(operationId = "changeInboundRule", summary = "Change what is given, keep the rest")
    InboundRuleView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(
                rows.patch(id, patch, request, (before, input, _) -> input.toDomain(before.id(), before.position())),
                response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeInboundRule", summary = "Remove an inbound rule")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    private static int afterLast(Directory directory) {
        return directory.inboundRules().isEmpty()
                ? STEP
                : directory.inboundRules().getLast().position() + STEP;
    }

    private InboundRuleView tagged(InboundRule row, HttpServletResponse response) {
        rows.tag(row).writeTo(response);
        return InboundRuleView.of(row);
    }
}
