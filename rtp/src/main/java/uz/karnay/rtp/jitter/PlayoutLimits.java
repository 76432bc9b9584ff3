package uz.karnay.rtp.jitter;

import java.time.Duration;

/**
 * How long a packet may wait for its turn.
 *
 * @param least the delay on a path without jitter
 * @param first the delay at the beginning, while nothing is known of the path
 * @param most the delay that no jitter exceeds: what comes later is lost
 */
public record PlayoutLimits(Duration least, Duration first, Duration most) {

    public static final PlayoutLimits DEFAULT =
            new PlayoutLimits(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(300));

    public PlayoutLimits {
        if (least.isNegative() || first.compareTo(least) < 0 || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("not in order: " + least + ", " + first + ", " + most);
        }
        if (most.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("more than a second: " + most);
        }
    }
}
