package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names an extension, whatever its number becomes. */
public record ExtensionId(UUID value) {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static ExtensionId parse(String text) {
        return new ExtensionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
