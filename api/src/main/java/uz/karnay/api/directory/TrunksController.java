package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
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
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.trunk.TrunkLines;

/** Trunks, how they stand, and what was last said on them. */
@RestController
@RequestMapping(path = "/api/v1/trunks", produces = "application/json")
@Tag(name = "trunks", description = "Lines to operators and to other offices")
class TrunksController {

    private static final Rows.Table<Trunk, TrunkInput> TABLE = new Rows.Table<>(
            "trunk",
            (directory, id) -> directory.trunk(new TrunkId(id)),
            TrunkInput::of,
            Change.PutTrunk::new,
            id -> new Change.RemoveTrunk(new TrunkId(id)),
            TrunkInput.CLEARABLE);
    private static final Secret NO_PASSWORD = Secret.of("");

    private final Rows<Trunk, TrunkInput> rows;
    private final DirectoryDesk desk;
    private final TrunkLines lines;
    private final Clock clock;
    private final Entropy entropy;

    TrunksController(
            DirectoryDesk desk, Inputs inputs, JsonMapper json, TrunkLines lines, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.lines = lines;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listTrunks", summary = "All trunks by name")
    Page<TrunkView> list() {
        return Page.whole(desk.current().trunks().stream()
                .sorted(Comparator.comparing(Trunk::name))
                .map(this::view)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readTrunk", summary = "One trunk and how it stands")
    TrunkView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTrunk", summary = "Add a trunk")
    TrunkView create(@RequestBody TrunkInput input, HttpServletResponse response) {
        var id = new TrunkId(Uuid7.next(clock, entropy));
        Trunk trunk = rows.create(id.value(), input, (_, checked) -> checked.toDomain(id, NO_PASSWORD));
        response.setHeader("Location", "/api/v1/trunks/" + id);
        return tagged(trunk, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(TrunkInput.class)
    @Operation(operationId = "changeTrunk", summary = "Change what is given, keep the rest")
    TrunkView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(rows.patch(id, patch, request, TrunksController::patched), response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeTrunk", summary = "Remove a trunk")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    @GetMapping("/{id}/packets")
    @Operation(
            operationId = "readTrunkPackets",
            summary = "The last messages on it",
            description = "Oldest first, both ways, secrets redacted.")
    Page<TrunkView.Packet> packets(@PathVariable UUID id) {
        return Page.whole(
                lines.status(rows.one(id).id()).map(TrunkView::packets).orElse(List.of()));
    }

    @PostMapping("/{id}/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "checkTrunk",
            summary = "Try it now",
            description = "Registers anew or sends OPTIONS; the status tells what came of it.")
    TrunkView check(@PathVariable UUID id) {
        Trunk trunk = rows.one(id);
        lines.checkNow(trunk.id());
        return view(trunk);
    }

    private static Trunk patched(Trunk before, TrunkInput input, ObjectNode patch) {
        boolean cleared = patch.at("/identity/password").isNull();
        return input.toDomain(
                before.id(), cleared ? NO_PASSWORD : before.identity().password());
    }

    private TrunkView tagged(Trunk trunk, HttpServletResponse response) {
        rows.tag(trunk).writeTo(response);
        return view(trunk);
    }

    private TrunkView view(Trunk trunk) {
        return TrunkView.of(trunk, lines.status(trunk.id()));
    }
}
