package uz.karnay.sip.agent;

/**
 * What a peer who sent us a REFER hears of the call it asked for: the subscription that the REFER implies (RFC 3515
 * §2.4.4). It outlives the session in which the REFER came (RFC 5057 §3). Confined to the call's loop.
 */
public interface Referral {

    /**
     * Tells the peer the status of the new call, as {@code message/sipfrag}. A final one, 200 to 699, is the last. If
     * the peer has not answered the one before, only the newest waits. Without effect once it {@link #isOver}.
     */
    void report(int status, String reason);

    /** Whether nothing is told any more: the last was told, the peer lost interest, or three minutes have passed. */
    boolean isOver();
}
