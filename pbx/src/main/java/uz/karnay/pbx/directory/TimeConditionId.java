package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a time condition. */
public record TimeConditionId(UUID value) implements FacilityId {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static TimeConditionId parse(String text) {
        return new TimeConditionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
