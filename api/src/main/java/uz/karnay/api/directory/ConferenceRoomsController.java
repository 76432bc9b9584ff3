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
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.Secret;

/** Conference rooms. */
@RestController
@RequestMapping(path = "/api/v1/conference-rooms", produces = "application/json")
@Tag(name = "conference-rooms", description = "Where several callers hear each other")
class ConferenceRoomsController {

    private static final Rows.Table<ConferenceRoom, RoomInput> TABLE = new Rows.Table<>(
            "conference room",
            (directory, id) -> directory.room(new RoomId(id)),
            RoomInput::of,
            Change.PutFacility::new,
            id -> new Change.RemoveFacility(new RoomId(id)),
            RoomInput.CLEARABLE);

    private final Rows<ConferenceRoom, RoomInput> rows;
    private final DirectoryDesk desk;
    private final Clock clock;
    private final Entropy entropy;

    ConferenceRoomsController(DirectoryDesk desk, Inputs inputs, JsonMapper json, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listConferenceRooms", summary = "All, in order")
    Page<RoomView> list() {
        return Page.whole(desk.current().facilities(ConferenceRoom.class).stream()
                .sorted(Comparator.comparing(ConferenceRoom::name))
                .map(RoomView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readConferenceRoom", summary = "One conference room")
    RoomView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createConferenceRoom", summary = "Add a conference room")
    RoomView create(@RequestBody RoomInput input, HttpServletResponse response) {
        var id = new RoomId(Uuid7.next(clock, entropy));
        ConferenceRoom row =
                rows.create(id.value(), input, (_, checked) -> checked.toDomain(id, Secret.of(""), Secret.of("")));
        response.setHeader("Location", "/api/v1/conference-rooms/" + id);
        return tagged(row, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(RoomInput.class)
    @Operation(operationId = "changeConferenceRoom", summary = "Change what is given, keep the rest")
    RoomView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(
                rows.patch(
                        id,
                        patch,
                        request,
                        (before, input, given) -> input.toDomain(
                                before.id(),
                                kept(given, "pin", before.pin()),
                                kept(given, "moderatorPin", before.moderatorPin()))),
                response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeConferenceRoom", summary = "Remove a conference room")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    /** A PIN that the patch sets to null is taken away. */
    private static Secret kept(ObjectNode patch, String field, Secret before) {
        return patch.path(field).isNull() ? Secret.of("") : before;
    }

    private RoomView tagged(ConferenceRoom row, HttpServletResponse response) {
        rows.tag(row).writeTo(response);
        return RoomView.of(row);
    }
}
