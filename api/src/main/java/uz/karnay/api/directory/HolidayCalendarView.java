package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import uz.karnay.pbx.directory.HolidayCalendar;

/** A holiday calendar. */
@Schema(name = "HolidayCalendar")
record HolidayCalendarView(UUID id, String name, List<HolidayCalendarInput.Day> days) {

    static HolidayCalendarView of(HolidayCalendar row) {
        HolidayCalendarInput input = HolidayCalendarInput.of(row);
        return new HolidayCalendarView(row.id().value(), input.name(), input.days());
    }
}
