package uz.karnay.sip.agent;

import java.time.Duration;

/**
 * How long subscriptions last.
 *
 * @param least a shorter wish is refused with 423, at most an hour (RFC 6665 §4.2.1.1)
 * @param usual granted to whoever names none
 * @param most longer wishes are cut to it
 */
public record ExpiryRange(Duration least, Duration usual, Duration most) {

    public static final ExpiryRange STANDARD =
            new ExpiryRange(Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofHours(2));

    public ExpiryRange {
        if (least.isNegative() || least.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("least must be 0 to 1 h: " + least);
        }
        if (usual.compareTo(least) < 0 || most.compareTo(usual) < 0) {
            throw new IllegalArgumentException("least, usual and most must not decrease");
        }
    }

    boolean isTooBrief(Duration wish) {
        return wish.isPositive() && wish.compareTo(least) < 0;
    }

    Duration cut(Duration wish) {
        return wish.compareTo(most) > 0 ? most : wish;
    }
}
