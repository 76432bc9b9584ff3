package uz.karnay.sip.transaction;

import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.transport.Flow;

/** Who is told of requests from outside: the core above the transactions (RFC 3261 §8.2). Told on the call's loop. */
public interface TransactionUser {

    /** A new request, never an ACK and never a retransmission; it waits to be answered. */
    void onRequest(ServerTransaction transaction);

    /** The ACK of a 2xx; the one of a refusal ends in its transaction. */
    void onAck(SipRequest ack, Flow flow);
}
