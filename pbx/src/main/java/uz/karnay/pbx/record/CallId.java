package uz.karnay.pbx.record;

import java.util.UUID;

/** Names a conversation with all its legs; not the Call-ID of a SIP dialog. */
public record CallId(UUID value) {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static CallId parse(String text) {
        return new CallId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
