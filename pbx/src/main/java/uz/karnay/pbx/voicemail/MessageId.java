package uz.karnay.pbx.voicemail;

import java.time.Instant;
import java.util.UUID;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.Uuid7;

/** Names a message: UUID version 7, so that it tells when the message was left. */
public record MessageId(UUID value) {

    static MessageId next(Clock clock, Entropy entropy) {
        return new MessageId(Uuid7.next(clock, entropy));
    }

    /** @throws IllegalArgumentException when {@code text} is no UUID */
    public static MessageId parse(String text) {
        return new MessageId(UUID.fromString(text));
    }

    /** When it was made, to the millisecond: RFC 9562 §5.7. */
    Instant madeAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
