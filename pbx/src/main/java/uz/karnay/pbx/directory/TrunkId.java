package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a trunk. */
public record TrunkId(UUID value) {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static TrunkId parse(String text) {
        return new TrunkId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
