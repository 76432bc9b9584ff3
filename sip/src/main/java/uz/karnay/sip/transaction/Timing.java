package uz.karnay.sip.transaction;

import java.time.Duration;

/**
 * How long transactions wait (RFC 3261 §17, table 4 of its appendix A). Over a reliable transport the waits that only
 * absorb retransmissions are zero; that is the transactions' knowledge, not this record's.
 *
 * @param t1 the estimate of a round trip, from which resending starts
 * @param t2 the longest pause between two resends of anything but an INVITE
 * @param t4 how long a message may stay in the network
 * @param refusalLinger Timer D: how long an INVITE's client answers repeated refusals; at least 32 s over UDP
 * @param tryingAfter how long the user may take until we send 100 for it (§17.2.1)
 */
public record Timing(Duration t1, Duration t2, Duration t4, Duration refusalLinger, Duration tryingAfter) {

    /** The values of the RFC. */
    public static final Timing STANDARD = new Timing(
            Duration.ofMillis(500),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(32),
            Duration.ofMillis(200));

    public Timing {
        if (t1.isNegative() || t1.isZero() || t2.compareTo(t1) < 0 || t4.isNegative()) {
            throw new IllegalArgumentException("need 0 < T1 <= T2 and T4 >= 0: " + t1 + ", " + t2 + ", " + t4);
        }
    }

    /** 64·T1: Timers B, F, H, J, L and M, and the wait for an ACK. */
    public Duration patience() {
        return t1.multipliedBy(64);
    }

    /** The pause after the one given: doubled, at most T2 (Timers E and G, §13.3.1.4). */
    public Duration doubled(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(t2) > 0 ? t2 : twice;
    }
}
