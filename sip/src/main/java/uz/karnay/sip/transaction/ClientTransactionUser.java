package uz.karnay.sip.transaction;

import uz.karnay.sip.message.SipResponse;

/** Who sent a request. Told on the call's loop. */
public interface ClientTransactionUser {

    /**
     * A response that is news: every provisional one, the first final one; and for an INVITE every 2xx, since each
     * wants its ACK from the user (RFC 3261 §13.2.2.4).
     */
    void onResponse(SipResponse response);

    /** No final answer within 64·T1; nothing more will come. To be treated as 408 (RFC 3261 §8.1.3.1). */
    void onTimeout();

    /** The request cannot be sent; nothing more will come. To be treated as 503 (RFC 3261 §8.1.3.1). */
    void onTransportFailed(String reason);
}
