package uz.karnay.rtp.control;

import java.time.Instant;

/** A moment in 64 bits: seconds since 1900, and their 2^32ths (RFC 3550 §4). */
public final class NtpTime {

    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;
    private static final long NANOS = 1_000_000_000;

    private NtpTime() {}

    public static long of(Instant instant) {
        return of(instant.getEpochSecond(), instant.getNano());
    }

    private static long of(long epochSecond, long nano) {
        return epochSecond + SECONDS_FROM_1900_TO_1970 << 32 | (nano << 32) / NANOS;
    }

    /** The moment {@code nanos} after {@code instant}. */
    public static long after(Instant instant, long nanos) {
        return of(instant.plusNanos(nanos));
    }

    /** The middle 32 bits: 1/65536 s. */
    public static int middle(long ntp) {
        return (int) (ntp >>> 16);
    }

    /** 1/65536 s of a duration. */
    public static long units(long nanos) {
        return nanos / NANOS * 65_536 + nanos % NANOS * 65_536 / NANOS;
    }

    /** The duration of 1/65536 s. */
    public static long nanos(long units) {
        return units * NANOS >> 16;
    }
}
