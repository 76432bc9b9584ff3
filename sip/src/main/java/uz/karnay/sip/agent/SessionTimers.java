package uz.karnay.sip.agent;

import java.time.Duration;

/**
 * How long sessions may go on without a sign of life (RFC 4028).
 *
 * @param interval what our invitations ask for; zero to ask for none, and still agree when asked
 * @param least the shortest that is agreed to, at least 90 s (§5)
 */
public record SessionTimers(Duration interval, Duration least) {

    /** What RFC 4028 §4 and §5 recommend. */
    public static final SessionTimers STANDARD = new SessionTimers(Duration.ofMinutes(30), Duration.ofSeconds(90));

    public SessionTimers {
        if (least.compareTo(Duration.ofSeconds(90)) < 0) {
            throw new IllegalArgumentException("least must be 90 s or more: " + least);
        }
        if (interval.isPositive() && interval.compareTo(least) < 0) {
            throw new IllegalArgumentException("interval must not be below " + least + ": " + interval);
        }
    }
}
