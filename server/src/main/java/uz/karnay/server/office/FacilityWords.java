package uz.karnay.server.office;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.HolidayCalendar.Holiday;
import uz.karnay.pbx.directory.Hours;
import uz.karnay.pbx.directory.TimeCondition.SpecialDay;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.speech.Language;

/** How times, days and wordings are written in an office file. */
final class FacilityWords {

    private static final String TIME = "(\\d{2}:\\d{2})-(\\d{2}:\\d{2})";
    private static final Pattern HOURS = Pattern.compile("([a-z,-]+) " + TIME);
    private static final Pattern SPECIAL = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (?:closed|" + TIME + ")(?: (.*))?");
    private static final Pattern HOLIDAY = Pattern.compile("(?:(\\d{4})-)?(\\d{2}-\\d{2}) (.+)");
    private static final Pattern DELAYED = Pattern.compile("(\\S+)(?: after (\\d{1,6}[smh]))?");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private FacilityWords() {}

    /** Somebody who rings, and when. */
    record Delayed(String number, Duration delay) {}

    /** {@code 200}, {@code 901234567 after 10s}. */
    static Delayed delayed(String text) {
        Matcher match = matched(DELAYED, text, "a number, maybe with a delay: 901234567 after 10s");
        return new Delayed(match.group(1), match.group(2) == null ? Duration.ZERO : Words.duration(match.group(2)));
    }

    /** {@code mon-fri 09:00-18:00}, {@code mon,wed 09:00-13:00}. */
    static Hours hours(String text) {
        Matcher match = matched(HOURS, text, "days and hours, such as mon-fri 09:00-18:00");
        return new Hours(days(match.group(1)), LocalTime.parse(match.group(2)), LocalTime.parse(match.group(3)));
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",")) {
            String[] ends = part.split("-", 2);
            DayOfWeek day = day(ends[0]);
            DayOfWeek last = day(ends[ends.length - 1]);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        int index = DAYS.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException("expected one of " + String.join(", ", DAYS));
        }
        return DayOfWeek.of(index + 1);
    }

    /** {@code 2026-12-31 09:00-12:00 eve}, {@code 2027-01-02 closed}. */
    static SpecialDay special(String text) {
        Matcher match = matched(SPECIAL, text, "a date with hours or closed: 2026-12-31 09:00-12:00 eve");
        return new SpecialDay(
                LocalDate.parse(match.group(1)),
                match.group(2) == null ? null : LocalTime.parse(match.group(2)),
                match.group(3) == null ? null : LocalTime.parse(match.group(3)),
                match.group(4) == null ? "" : match.group(4));
    }

    /** {@code 03-21 Navroʻz}, {@code 2027-03-10 Ramazon hayit}. */
    static Holiday holiday(String text) {
        Matcher match = matched(HOLIDAY, text, "a day and its name: 03-21 Navroʻz");
        Integer year = match.group(1) == null ? null : Integer.valueOf(match.group(1));
        return new Holiday(match.group(3), MonthDay.parse("--" + match.group(2)), year);
    }

    /** {@code {uz: welcome-uz, ru: welcome-ru}}. */
    static Wording wording(@Nullable Map<String, String> words) {
        Map<Language, String> sounds = new EnumMap<>(Language.class);
        if (words != null) {
            words.forEach((language, sound) -> sounds.put(language(language), sound));
        }
        return new Wording(sounds);
    }

    static Language language(String code) {
        return Words.choice(Language.class).apply(code.toLowerCase(Locale.ROOT));
    }

    private static Matcher matched(Pattern pattern, String text, String expected) {
        Matcher match = pattern.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + expected);
        }
        return match;
    }
}
