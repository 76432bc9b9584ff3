package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a conference room. */
public record RoomId(UUID value) implements FacilityId {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static RoomId parse(String text) {
        return new RoomId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
