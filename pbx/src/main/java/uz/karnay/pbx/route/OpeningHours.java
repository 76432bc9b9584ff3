package uz.karnay.pbx.route;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.CalendarId;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.HolidayCalendar.Holiday;
import uz.karnay.pbx.directory.Hours;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.TimeCondition.SpecialDay;

/** Tells whether an office is open: by hand, else on a special day, else on a holiday, else by the week. Pure. */
public final class OpeningHours {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private OpeningHours() {}

    /** @param why such as {@code it is Saturday 2026-11-28 20:00 in Asia/Tashkent} */
    public record Opening(boolean open, String why) {}

    public static Opening at(Instant now, TimeCondition condition, Directory directory) {
        ZoneId zone = condition.zone() == null ? directory.settings().zone() : condition.zone();
        ZonedDateTime local = now.atZone(zone);
        return switch (condition.byHand()) {
            case OPEN -> new Opening(true, "opened by hand");
            case CLOSED -> new Opening(false, "closed by hand");
            case NONE -> byClock(local, condition, directory);
        };
    }

    private static Opening byClock(ZonedDateTime local, TimeCondition condition, Directory directory) {
        LocalDate today = local.toLocalDate();
        String clock = "it is " + CLOCK.format(local) + " in " + local.getZone();
        Optional<SpecialDay> special = condition.exceptions().stream()
                .filter(day -> day.day().equals(today))
                .findFirst();
        if (special.isPresent()) {
            String note = special.get().note();
            return new Opening(isOpen(special.get(), local.toLocalTime()), clock + ", a day of its own: " + note);
        }
        Optional<Holiday> holiday = holiday(condition.holidays(), today, directory);
        if (holiday.isPresent()) {
            return new Opening(false, clock + ", " + holiday.get().name());
        }
        return new Opening(isOpen(condition, local), clock);
    }

    private static Optional<Holiday> holiday(@Nullable CalendarId id, LocalDate day, Directory directory) {
        return id == null ? Optional.empty() : directory.calendar(id).flatMap(calendar -> calendar.on(day));
    }

    private static boolean isOpen(SpecialDay day, LocalTime time) {
        LocalTime from = day.from();
        LocalTime to = day.to();
        return from != null
                && to != null
                && !time.isBefore(from)
                && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }

    private static boolean isOpen(TimeCondition condition, ZonedDateTime local) {
        DayOfWeek day = local.getDayOfWeek();
        LocalTime time = local.toLocalTime();
        for (Hours hours : condition.open()) {
            if (hours.contain(day, time)) {
                return true;
            }
        }
        return false;
    }
}
