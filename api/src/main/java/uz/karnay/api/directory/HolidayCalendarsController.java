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
import uz.karnay.pbx.directory.CalendarId;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.HolidayCalendar;

/** Holiday calendars. */
@RestController
@RequestMapping(path = "/api/v1/holiday-calendars", produces = "application/json")
@Tag(name = "holiday-calendars", description = "Days on which the office is closed")
class HolidayCalendarsController {

    private static final Rows.Table<HolidayCalendar, HolidayCalendarInput> TABLE = new Rows.Table<>(
            "holiday calendar",
            (directory, id) -> directory.calendar(new CalendarId(id)),
            HolidayCalendarInput::of,
            Change.PutFacility::new,
            id -> new Change.RemoveFacility(new CalendarId(id)),
            HolidayCalendarInput.CLEARABLE);

    private final Rows<HolidayCalendar, HolidayCalendarInput> rows;
    private final DirectoryDesk desk;
    private final Clock clock;
    private final Entropy entropy;

    HolidayCalendarsController(DirectoryDesk desk, Inputs inputs, JsonMapper json, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listHolidayCalendars", summary = "All, in order")
    Page<HolidayCalendarView> list() {
        return Page.whole(desk.current().facilities(HolidayCalendar.class).stream()
                .sorted(Comparator.comparing(HolidayCalendar::name))
                .map(HolidayCalendarView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readHolidayCalendar", summary = "One holiday calendar")
    HolidayCalendarView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createHolidayCalendar", summary = "Add a holiday calendar")
    HolidayCalendarView create(@RequestBody HolidayCalendarInput input, HttpServletResponse response) {
        var id = new CalendarId(Uuid7.next(clock, entropy));
        HolidayCalendar row = rows.create(id.value(), input, (_, checked) -> checked.toDomain(id));
        response.setHeader("Location", "/api/v1/holiday-calendars/" + id);
        return tagged(row, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(HolidayCalendarInput.class)
    @Operation(operationId = "changeHolidayCalendar", summary = "Change what is given, keep the rest")
    HolidayCalendarView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(rows.patch(id, patch, request, (before, input, _) -> input.toDomain(before.id())), response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeHolidayCalendar", summary = "Remove a holiday calendar")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    private HolidayCalendarView tagged(HolidayCalendar row, HttpServletResponse response) {
        rows.tag(row).writeTo(response);
        return HolidayCalendarView.of(row);
    }
}
