package uz.karnay.sip.transaction;

import java.util.HashMap;
import java.util.Map;
import uz.karnay.sip.message.SipRequest;

/**
 * Requests outside a dialog that are being served, by Call-ID: finds the one that reached us twice over different
 * branches of a fork (RFC 3261 §8.2.2.2). Confined to the call's loop.
 */
final class MergedRequests {

    private final Map<String, ServerTransaction> byCallId = new HashMap<>();

    void enter(ServerTransaction transaction) {
        if (!transaction.request().isInDialog() && !isMerged(transaction)) {
            byCallId.put(transaction.request().callId(), transaction);
        }
    }

    void leave(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        if (!request.isInDialog()) {
            byCallId.remove(request.callId(), transaction);
        }
    }

    /** Same From tag, Call-ID and CSeq as another one: then this is 482. */
    boolean isMerged(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        ServerTransaction first = byCallId.get(request.callId());
        return first != null && first != transaction && isSame(first.request(), request);
    }

    private static boolean isSame(SipRequest one, SipRequest other) {
        return one.cseq().equals(other.cseq())
                && one.from().tag().equals(other.from().tag());
    }
}
