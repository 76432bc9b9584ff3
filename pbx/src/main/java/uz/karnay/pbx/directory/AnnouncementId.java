package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names an announcement. */
public record AnnouncementId(UUID value) implements FacilityId {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static AnnouncementId parse(String text) {
        return new AnnouncementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
