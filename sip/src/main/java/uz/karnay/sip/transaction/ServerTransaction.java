package uz.karnay.sip.transaction;

import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.transport.Flow;

/** A request of somebody else and our answers to it. Confined to the call's loop. */
public sealed interface ServerTransaction permits InviteServerTransaction, PlainServerTransaction {

    /** What was asked, until a final response is given: from then on only its answer is kept. */
    SipRequest request();

    /** The way the request came. */
    Flow flow();

    /**
     * Sends a response. A final one is final: what follows it is ignored, but for the 2xx of an INVITE, which its user
     * repeats until the ACK comes (RFC 6026 §7.1).
     */
    void respond(SipResponse response);

    /** Whether a final response was given. */
    boolean isAnswered();

    /** The request came again. */
    void onRetransmission();
}
