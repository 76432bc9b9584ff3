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
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.DialRuleId;
import uz.karnay.pbx.directory.Directory;

/** The dial plan, rule by rule. */
@RestController
@RequestMapping(path = "/api/v1/dial-rules", produces = "application/json")
@Tag(name = "dial-rules", description = "Which dialled numbers go out, and over which trunks")
class DialRulesController {

    private static final int STEP = 10;
    private static final Rows.Table<DialRule, DialRuleInput> TABLE = new Rows.Table<>(
            "dial rule",
            (directory, id) -> directory.dialRules().stream()
                    .filter(rule -> rule.id().value().equals(id))
                    .findFirst(),
            DialRuleInput::of,
            Change.PutDialRule::new,
            id -> new Change.RemoveDialRule(new DialRuleId(id)),
            DialRuleInput.CLEARABLE);

    private final Rows<DialRule, DialRuleInput> rows;
    private final DirectoryDesk desk;
    private final Clock clock;
    private final Entropy entropy;

    DialRulesController(DirectoryDesk desk, Inputs inputs, JsonMapper json, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listDialRules", summary = "The dial plan in the order in which it is tried")
    Page<DialRuleView> list() {
        return Page.whole(
                desk.current().dialRules().stream().map(DialRuleView::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readDialRule", summary = "One rule")
    DialRuleView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDialRule", summary = "Add a rule")
    DialRuleView create(@RequestBody DialRuleInput input, HttpServletResponse response) {
        var id = new DialRuleId(Uuid7.next(clock, entropy));
        DialRule rule =
                rows.create(id.value(), input, (directory, checked) -> checked.toDomain(id, afterLast(directory)));
        response.setHeader("Location", "/api/v1/dial-rules/" + id);
        return tagged(rule, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(DialRuleInput.class)
    @Operation(operationId = "changeDialRule", summary = "Change what is given, keep the rest")
    DialRuleView change(
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
    @Operation(operationId = "removeDialRule", summary = "Remove a rule")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    private static int afterLast(Directory directory) {
        return directory.dialRules().isEmpty()
                ? STEP
                : directory.dialRules().getLast().position() + STEP;
    }

    private DialRuleView tagged(DialRule rule, HttpServletResponse response) {
        rows.tag(rule).writeTo(response);
        return DialRuleView.of(rule);
    }
}
