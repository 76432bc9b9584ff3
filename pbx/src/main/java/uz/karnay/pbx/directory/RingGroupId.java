package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a ring group. */
public record RingGroupId(UUID value) implements FacilityId {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static RingGroupId parse(String text) {
        return new RingGroupId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
