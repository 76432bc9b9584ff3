package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.CalendarId;
import uz.karnay.pbx.directory.HolidayCalendar;

/** What can be said of a calendar of holidays. */
@Schema(name = "HolidayCalendarInput")
record HolidayCalendarInput(
        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(example = "Sales")
        String name,

        @Size(max = 1000, message = "must be at most 1000")
        @Schema(description = "The fixed public holidays of Uzbekistan when left out at its creation.")
        List<@NotNull(message = Shape.NO_NULL) @Valid Day> days) {

    static final Set<String> CLEARABLE = Set.of();

    /** A day on which the office is closed. */
    @Schema(name = "Holiday")
    record Day(
            @NotNull(message = Shape.REQUIRED) @Schema(example = "Navroʻz bayrami")
            String name,

            @NotNull(message = Shape.REQUIRED)
            @Pattern(regexp = "[0-9]{2}-[0-9]{2}", message = "must be month and day such as 03-21")
            @Schema(example = "03-21")
            String day,

            @Schema(description = "The only year; null for every year.", example = "2027") @Nullable
            Integer year) {

        static Day of(HolidayCalendar.Holiday holiday) {
            return new Day(holiday.name(), holiday.day().toString().substring(2), holiday.year());
        }

        HolidayCalendar.Holiday toDomain(String path) {
            MonthDay parsed = Shape.parsed("--" + day, MonthDay::parse, path + ".day", "month and day such as 03-21");
            return new HolidayCalendar.Holiday(name, parsed, year);
        }
    }

    HolidayCalendarInput {
        days = requireNonNullElse(
                days, HolidayCalendar.ofUzbekistan().stream().map(Day::of).toList());
    }

    static HolidayCalendarInput of(HolidayCalendar calendar) {
        return new HolidayCalendarInput(
                calendar.name(), calendar.days().stream().map(Day::of).toList());
    }

    HolidayCalendar toDomain(CalendarId id) {
        return new HolidayCalendar(
                id,
                name,
                IntStream.range(0, days.size())
                        .mapToObj(i -> days.get(i).toDomain("days[" + i + "]"))
                        .toList());
    }
}
