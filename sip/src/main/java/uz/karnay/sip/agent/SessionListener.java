package uz.karnay.sip.agent;

import uz.karnay.sip.message.SipRequest;

/** Told what happens in an answered call. On the call's loop. */
public interface SessionListener {

    /** Our 200 to an INVITE or re-INVITE arrived. If it had the offer, {@code ack} has the answer. */
    void onAcknowledged(SipRequest ack);

    /** The peer wants to change the session; it waits for {@code accept} or {@code refuse}. */
    void onReInvite(IncomingReInvite reInvite);

    /** The peer asks for a call to somebody else, in place of this one as a rule; it waits for its answer. */
    default void onRefer(IncomingRefer refer) {
        refer.refuse(Refusal.of(603, "Decline"));
    }

    /**
     * The session is to be refreshed (RFC 4028 §7.4) and the peer does not take UPDATE: time for a {@link Session#reInvite}
     * with the description as it is. When none agrees in time the session ends.
     */
    default void onRefreshDue() {}

    /** Any other request in the dialog, such as INFO or MESSAGE; it waits for its answer. */
    void onRequest(IncomingRequest request);

    /** The session is over and not by our {@link Session#hangUp}; told once, nothing follows. */
    void onHungUp(HangUp cause);

    /** Why a session ended from outside. */
    sealed interface HangUp {

        /** The peer's BYE, which has been answered and may carry a Reason. */
        record Bye(SipRequest bye) implements HangUp {}

        /** No ACK to our 200 within 64·T1 (RFC 3261 §13.3.1.4). */
        record AckMissing() implements HangUp {}

        /** The peer does not know the dialog any more, or does not answer in it (§12.2.1.2). */
        record PeerLost(Failure failure) implements HangUp {}
    }
}
