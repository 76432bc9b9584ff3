package uz.karnay.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An instant as it stands in the database: microseconds since 1970-01-01 UTC. */
final class Micros {

    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
