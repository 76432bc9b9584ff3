package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a menu. */
public record MenuId(UUID value) implements FacilityId {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static MenuId parse(String text) {
        return new MenuId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
