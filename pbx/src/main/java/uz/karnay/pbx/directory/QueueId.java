package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a queue. */
public record QueueId(UUID value) implements FacilityId {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static QueueId parse(String text) {
        return new QueueId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
