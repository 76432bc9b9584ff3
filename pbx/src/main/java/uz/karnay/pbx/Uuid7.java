package uz.karnay.pbx;

import java.util.UUID;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;

/** Identifiers that sort by the time they were made: UUID version 7, RFC 9562 §5.7. Any thread its parts allow. */
public final class Uuid7 {

    private Uuid7() {}

    public static UUID next(Clock clock, Entropy entropy) {
        long millis = clock.now().toEpochMilli();
        long high = millis << 16 | 0x7000L | entropy.nextLong() & 0x0FFFL;
        long low = 0x8000_0000_0000_0000L | entropy.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
