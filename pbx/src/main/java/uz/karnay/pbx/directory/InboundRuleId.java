package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a rule for calls from outside. */
public record InboundRuleId(UUID value) implements FacilityId {

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static InboundRuleId parse(String text) {
        return new InboundRuleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
