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
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.RingGroupId;

/** Ring groups. */
@RestController
@RequestMapping(path = "/api/v1/ring-groups", produces = "application/json")
@Tag(name = "ring-groups", description = "Several people behind one number")
class RingGroupsController {

    private static final Rows.Table<RingGroup, RingGroupInput> TABLE = new Rows.Table<>(
            "ring group",
            (directory, id) -> directory.ringGroup(new RingGroupId(id)),
            RingGroupInput::of,
            Change.PutFacility::new,
            id -> new Change.RemoveFacility(new RingGroupId(id)),
            RingGroupInput.CLEARABLE);

    private final Rows<RingGroup, RingGroupInput> rows;
    private final DirectoryDesk desk;
    private final Clock clock;
    private final Entropy entropy;

    RingGroupsController(DirectoryDesk desk, Inputs inputs, JsonMapper json, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listRingGroups", summary = "All, in order")
    Page<RingGroupView> list() {
        return Page.whole(desk.current().facilities(RingGroup.class).stream()
                .sorted(Comparator.comparing(RingGroup::name))
                .map(RingGroupView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readRingGroup", summary = "One ring group")
    RingGroupView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createRingGroup", summary = "Add a ring group")
    RingGroupView create(@RequestBody RingGroupInput input, HttpServletResponse response) {
        var id = new RingGroupId(Uuid7.next(clock, entropy));
        RingGroup row = rows.create(id.value(), input, (_, checked) -> checked.toDomain(id));
        response.setHeader("Location", "/api/v1/ring-groups/" + id);
        return tagged(row, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(RingGroupInput.class)
    @Operation(operationId = "changeRingGroup", summary = "Change what is given, keep the rest")
    RingGroupView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(rows.patch(id, patch, request, (before, input, _) -> input.toDomain(before.id())), response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeRingGroup", summary = "Remove a ring group")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    private RingGroupView tagged(RingGroup row, HttpServletResponse response) {
        rows.tag(row).writeTo(response);
        return RingGroupView.of(row);
    }
}
