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
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.Change;

/** Announcements. */
@RestController
@RequestMapping(path = "/api/v1/announcements", produces = "application/json")
@Tag(name = "announcements", description = "What is said to callers before they go on")
class AnnouncementsController {

    private static final Rows.Table<Announcement, AnnouncementInput> TABLE = new Rows.Table<>(
            "announcement",
            (directory, id) -> directory.announcement(new AnnouncementId(id)),
            AnnouncementInput::of,
            Change.PutFacility::new,
            id -> new Change.RemoveFacility(new AnnouncementId(id)),
            AnnouncementInput.CLEARABLE);

    private final Rows<Announcement, AnnouncementInput> rows;
    private final DirectoryDesk desk;
    private final Clock clock;
    private final Entropy entropy;

    AnnouncementsController(DirectoryDesk desk, Inputs inputs, JsonMapper json, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listAnnouncements", summary = "All, in order")
    Page<AnnouncementView> list() {
        return Page.whole(desk.current().facilities(Announcement.class).stream()
                .sorted(Comparator.comparing(Announcement::name))
                .map(AnnouncementView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readAnnouncement", summary = "One announcement")
    AnnouncementView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createAnnouncement", summary = "Add an announcement")
    AnnouncementView create(@RequestBody AnnouncementInput input, HttpServletResponse response) {
        var id = new AnnouncementId(Uuid7.next(clock, entropy));
        Announcement row = rows.create(id.value(), input, (_, checked) -> checked.toDomain(id));
        response.setHeader("Location", "/api/v1/announcements/" + id);
        return tagged(row, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(AnnouncementInput.class)
    @Operation(operationId = "changeAnnouncement", summary = "Change what is given, keep the rest")
    AnnouncementView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(rows.patch(id, patch, request, (before, input, _) -> input.toDomain(before.id())), response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeAnnouncement", summary = "Remove an announcement")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    private AnnouncementView tagged(Announcement row, HttpServletResponse response) {
        rows.tag(row).writeTo(response);
        return AnnouncementView.of(row);
    }
}
