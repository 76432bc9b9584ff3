package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a rule of the dial plan. */
public record DialRuleId(UUID value) {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static DialRuleId parse(String text) {
        return new DialRuleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
