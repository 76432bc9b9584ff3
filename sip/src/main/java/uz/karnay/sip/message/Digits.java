package uz.karnay.sip.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A whole number: Max-Forwards, Content-Length, Expires, Min-Expires and their kin, some with parameters
 * (Session-Expires, RFC 4028). What no long can hold is {@link Long#MAX_VALUE}.
 */
public record Digits(long value, Parameters parameters) implements HeaderValue {

    private static final long MAX_SECONDS = (1L << 32) - 1;

    public Digits {
        if (value < 0) {
            throw new IllegalArgumentException("negative: " + value);
        }
    }

    public static Digits of(long value) {
        return new Digits(value, Parameters.NONE);
    }

    public static Digits of(Duration duration) {
        return of(duration.toSeconds());
    }

    /** {@code delta-seconds} as a duration, at most 2³²-1 s (RFC 3261 §20.19). */
    public Duration seconds() {
        return Duration.ofSeconds(Math.min(value, MAX_SECONDS));
    }

    static @Nullable Digits read(Cursor in) {
        long value = in.digits();
        Parameters parameters = value < 0 ? null : Parameters.read(in);
        return parameters == null ? null : new Digits(value, parameters);
    }

    @Override
    public void writeTo(ByteSink out) {
        out.number(value);
        parameters.writeTo(out);
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
