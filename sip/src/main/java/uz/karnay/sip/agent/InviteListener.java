package uz.karnay.sip.agent;

import uz.karnay.sip.message.SipResponse;

/** Told how an invitation of ours goes: provisional answers, then one of the other two. On the call's loop. */
public interface InviteListener {

    /** 100: somebody has it, and nothing is known of the called yet. */
    void onTrying();

    /** 101 to 199. Branches of a fork differ in the To tag. */
    void onProvisional(SipResponse response);

    /**
     * Somebody answered. The ACK has been sent, unless our INVITE had no offer: then the 2xx has it and {@link
     * Session#acknowledge} is to be called with the answer. Answers of further branches are hung up at once.
     *
     * @return who is told of the session from here on
     */
    SessionListener onAnswered(Session session, SipResponse response);

    void onFailed(Failure failure);
}
