package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.record.CallHistory;

/** Public numbers and where they lead. */
@RestController
@RequestMapping(path = "/api/v1/dids", produces = "application/json")
@Tag(name = "dids", description = "Public numbers of the company and where they lead")
class DidsController {

    private static final Rows.Table<Did, DidInput> TABLE = new Rows.Table<>(
            "DID",
            (directory, id) -> directory.did(new DidId(id)),
            DidInput::of,
            Change.PutDid::new,
            id -> new Change.RemoveDid(new DidId(id)),
            DidInput.CLEARABLE);

    private final Rows<Did, DidInput> rows;
    private final DirectoryDesk desk;
    private final CallHistory history;
    private final Clock clock;
    private final Entropy entropy;

    DidsController(
            DirectoryDesk desk, Inputs inputs, JsonMapper json, CallHistory history, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.history = history;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listDids", summary = "DIDs by number")
    Page<DidView> list(
            @Parameter(description = "Part of the number or the note.") @RequestParam(required = false) @Nullable
                    String search,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        List<Did> fitting = desk.current().dids().stream()
                .filter(did -> search == null
                        || did.number().value().contains(search)
                        || did.note().contains(search))
                .sorted(Comparator.comparing(did -> did.number().value()))
                .toList();
        return Page.after(cursor, limit, fitting, did -> did.number().value()).map(DidView::of);
    }

    @GetMapping("/unknown")
    @Operation(
            operationId = "listUnknownDids",
            summary = "Numbers that were called and that nobody configured",
            description = "The latest first: a number forgotten here is a customer lost.")
    Page<DidView.Unknown> unknown(@RequestParam(defaultValue = "100") int limit) {
        return Page.whole(history.unknownDids(Page.limit(limit)).stream()
                .map(DidView.Unknown::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readDid", summary = "One DID")
    DidView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDid", summary = "Add a DID")
    DidView create(@RequestBody DidInput input, HttpServletResponse response) {
        var id = new DidId(Uuid7.next(clock, entropy));
        Did did = rows.create(id.value(), input, (_, checked) -> checked.toDomain(id));
        response.setHeader("Location", "/api/v1/dids/" + id);
        return tagged(did, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(DidInput.class)
    @Operation(
            operationId = "changeDid",
            summary = "Change what is given, keep the rest",
            description = "A target of another type replaces the old target whole.")
    DidView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(
                rows.patch(id, replacingTarget(patch), request, (before, input, _) -> input.toDomain(before.id())),
                response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeDid", summary = "Remove a DID")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    /** Who names a new type does not want to name the fields of the old one; they are cleared for them. */
    private static ObjectNode replacingTarget(ObjectNode patch) {
        if (!(patch.get("target") instanceof ObjectNode target) || !target.has("type")) {
            return patch;
        }
        ObjectNode whole = patch.deepCopy();
        ObjectNode replaced = whole.putObject("target");
        DidInput.CLEARABLE.stream()
                .filter(path -> path.startsWith("target."))
                .forEach(path -> replaced.putNull(path.substring("target.".length())));
        replaced.setAll(target);
        return whole;
    }

    private DidView tagged(Did did, HttpServletResponse response) {
        rows.tag(did).writeTo(response);
        return DidView.of(did);
    }
}
