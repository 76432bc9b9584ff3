package uz.karnay.pbx.directory;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days on which the office is closed. */
public record HolidayCalendar(CalendarId id, String name, List<Holiday> days) implements Facility {

    public HolidayCalendar {
        days = List.copyOf(days);
    }

    /** @param year the only year in which it is one, or null: every year */
    public record Holiday(
            String name, MonthDay day, @Nullable Integer year) {

        boolean isOn(LocalDate date) {
            return MonthDay.from(date).equals(day) && (year == null || year == date.getYear());
        }
    }

    public Optional<Holiday> on(LocalDate date) {
        return days.stream().filter(holiday -> holiday.isOn(date)).findFirst();
    }

    /**
     * The public holidays of Uzbekistan that have a fixed date (Labour Code of 2022, article 208). The first days of
     * Ramazon hayit and Qurbon hayit follow the moon and a decree of each year: people enter them.
     */
    public static List<Holiday> ofUzbekistan() {
        return List.of(
                everyYear("Yangi yil", 1, 1),
                everyYear("Xotin-qizlar kuni", 3, 8),
                everyYear("Navroʻz bayrami", 3, 21),
                everyYear("Xotira va qadrlash kuni", 5, 9),
                everyYear("Mustaqillik kuni", 9, 1),
                everyYear("Oʻqituvchi va murabbiylar kuni", 10, 1),
                everyYear("Konstitutsiya kuni", 12, 8));
    }

    private static Holiday everyYear(String name, int month, int day) {
        return new Holiday(name, MonthDay.of(month, day), null);
    }
}
