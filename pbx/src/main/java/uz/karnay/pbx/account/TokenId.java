package uz.karnay.pbx.account;

import java.util.UUID;

/** Names an API token; not the token itself. */
public record TokenId(UUID value) {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static TokenId parse(String text) {
        return new TokenId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
