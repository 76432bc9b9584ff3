package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a calendar of holidays. */
public record CalendarId(UUID value) implements FacilityId {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static CalendarId parse(String text) {
        return new CalendarId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
