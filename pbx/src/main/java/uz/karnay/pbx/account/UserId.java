package uz.karnay.pbx.account;

import java.util.UUID;

/** Names a person who administers Karnay. */
public record UserId(UUID value) {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
