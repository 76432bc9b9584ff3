package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a row of the table of public numbers. */
public record DidId(UUID value) {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static DidId parse(String text) {
        return new DidId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
