package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.directory.CalendarId;
import uz.karnay.pbx.directory.Hours;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.TimeConditionId;

/** What can be said of a time condition. */
@Schema(name = "TimeConditionInput")
record TimeConditionInput(
        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(example = "Sales")
        String name,

        @Pattern(regexp = "([0-9]{2,8})?", message = Shape.EXTENSION_MESSAGE)
        @Schema(description = "What colleagues dial; empty when it cannot be dialled.", example = "600")
        String number,

        @Schema(description = "A name of the tz database; null for the office's.", example = "Asia/Samarkand") @Nullable
        String zone,

        @Size(max = 200, message = "must be at most 200") List<@NotNull(message = Shape.NO_NULL) @Valid OpenHours> open,

        @Size(max = 1000, message = "must be at most 1000")
        List<@NotNull(message = Shape.NO_NULL) @Valid SpecialDay> exceptions,

        @Schema(description = "A holiday calendar whose days are closed.") @Nullable
        UUID holidays,

        @Schema(description = "What was decided by hand against the clock.", defaultValue = "NONE")
        ByHand byHand,

        @NotNull(message = Shape.REQUIRED) @Valid Target whenOpen,
        @NotNull(message = Shape.REQUIRED) @Valid Target whenClosed) {

    static final Set<String> CLEARABLE =
            Target.clearable(Set.of("number", "zone", "holidays"), "whenOpen", "whenClosed");

    /** What was decided by hand. */
    enum ByHand {
        NONE,
        OPEN,
        CLOSED
    }

    /** A day of the week. */
    @Schema(name = "Weekday")
    enum Weekday {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY
    }

    /** Hours of some days of the week. */
    @Schema(name = "OpenHours", example = "{\"days\": [\"MONDAY\"], \"from\": \"09:00\", \"to\": \"18:00\"}")
    record OpenHours(
            @NotNull(message = Shape.REQUIRED) List<@NotNull(message = Shape.NO_NULL) Weekday> days,
            @NotNull(message = Shape.REQUIRED) String from,

            @NotNull(message = Shape.REQUIRED) @Schema(description = "00:00 is the end of the day.")
            String to) {

        static OpenHours of(Hours hours) {
            return new OpenHours(
                    hours.days().stream()
                            .sorted()
                            .map(day -> Enums.same(Weekday.class, day))
                            .toList(),
                    hours.from().toString(),
                    hours.to().toString());
        }

        Hours toDomain(String path) {
            return new Hours(
                    Set.copyOf(days.stream()
                            .map(day -> Enums.same(DayOfWeek.class, day))
                            .toList()),
                    time(from, path + ".from"),
                    time(to, path + ".to"));
        }
    }

    /** A day that is not like its week day. */
    @Schema(name = "SpecialDay")
    record SpecialDay(
            @NotNull(message = Shape.REQUIRED) @Schema(example = "2026-12-31")
            String day,

            @Schema(description = "Without times it is closed all day.", example = "09:00") @Nullable
            String from,

            @Nullable String to,

            @Size(max = 64, message = "must be at most 64 letters")
            String note) {

        SpecialDay {
            note = requireNonNullElse(note, "");
        }

        static SpecialDay of(TimeCondition.SpecialDay day) {
            return new SpecialDay(day.day().toString(), Shape.text(day.from()), Shape.text(day.to()), day.note());
        }

        TimeCondition.SpecialDay toDomain(String path) {
            return new TimeCondition.SpecialDay(
                    Shape.parsed(day, LocalDate::parse, path + ".day", "a date such as 2026-12-31"),
                    from == null ? null : time(from, path + ".from"),
                    to == null ? null : time(to, path + ".to"),
                    note);
        }
    }

    private static LocalTime time(String text, String path) {
        return Shape.parsed(text, LocalTime::parse, path, "a time such as 09:00");
    }

    TimeConditionInput {
        number = requireNonNullElse(number, "");
        open = requireNonNullElse(open, List.of());
        exceptions = requireNonNullElse(exceptions, List.of());
        byHand = requireNonNullElse(byHand, ByHand.NONE);
    }

    static TimeConditionInput of(TimeCondition condition) {
        return new TimeConditionInput(
                condition.name(),
                condition.number(),
                Shape.text(condition.zone()),
                condition.open().stream().map(OpenHours::of).toList(),
                condition.exceptions().stream().map(SpecialDay::of).toList(),
                condition.holidays() == null ? null : condition.holidays().value(),
                Enums.same(ByHand.class, condition.byHand()),
                Target.of(condition.whenOpen()),
                Target.of(condition.whenClosed()));
    }

    TimeCondition toDomain(TimeConditionId id) {
        return new TimeCondition(
                id,
                name,
                number,
                zone == null
                        ? null
                        : Shape.parsed(zone, ZoneId::of, "zone", "a name of the tz database such as Asia/Tashkent"),
                IntStream.range(0, open.size())
                        .mapToObj(i -> open.get(i).toDomain("open[" + i + "]"))
                        .toList(),
                IntStream.range(0, exceptions.size())
                        .mapToObj(i -> exceptions.get(i).toDomain("exceptions[" + i + "]"))
                        .toList(),
                holidays == null ? null : new CalendarId(holidays),
                Enums.same(TimeCondition.ByHand.class, byHand),
                whenOpen.toDomain("whenOpen"),
                whenClosed.toDomain("whenClosed"));
    }
}
