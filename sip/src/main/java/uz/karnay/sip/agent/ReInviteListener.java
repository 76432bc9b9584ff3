package uz.karnay.sip.agent;

import uz.karnay.sip.message.SipResponse;

/** Told how our wish to change a session ended: one call, once. On the call's loop. */
public interface ReInviteListener {

    /**
     * The peer agreed. The ACK has been sent, unless our re-INVITE had no offer: then {@link Session#acknowledge} is to
     * be called with the answer to the peer's.
     */
    void onAgreed(SipResponse response);

    /**
     * The peer did not agree; the session is as it was, unless {@link SessionListener#onHungUp} follows (after 481, 408
     * and silence, RFC 3261 §14.1). A 491 is tried again before it is reported.
     */
    void onFailed(Failure failure);
}
