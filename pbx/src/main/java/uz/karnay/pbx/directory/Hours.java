package uz.karnay.pbx.directory;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * Hours of some days of the week.
 *
 * @param from the first moment that belongs to it
 * @param to the first that does not; midnight ends the day, and what is earlier than {@code from} ends on the next day
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public Hours {
        days = Set.copyOf(days);
    }

    /** Whether a moment of local time lies in it. */
    public boolean contain(DayOfWeek day, LocalTime time) {
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(to);
        return from.isBefore(to)
                ? days.contains(day) && late && early
                : days.contains(day) && late || days.contains(day.minus(1)) && early;
    }
}
