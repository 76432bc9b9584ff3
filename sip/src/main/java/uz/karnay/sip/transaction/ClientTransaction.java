package uz.karnay.sip.transaction;

import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.transport.Flow;

/** A request of ours and what comes back for it. Confined to the call's loop. */
public sealed interface ClientTransaction permits InviteClientTransaction, PlainClientTransaction {

    /** With {@link #sentBy} what a response must name beside the branch (RFC 3261 §17.1.3). */
    Method method();

    /** The sent-by of the Via it was sent with. */
    HostPort sentBy();

    /** Where it was sent. */
    Flow flow();

    /** Sends the request for the first time. */
    void start();

    /** A response whose branch and method are this transaction's (RFC 3261 §17.1.3). */
    void onResponse(SipResponse response);

    /** The network said that nothing arrives there (RFC 3261 §18.4). */
    void onUnreachable();

    /** Ends it without another word: nobody waits any more (RFC 3261 §9.1, after a CANCEL that stayed without effect). */
    void abandon();
}
