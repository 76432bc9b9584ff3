package uz.karnay.sip.transaction;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import uz.karnay.sip.message.CSeq;
import uz.karnay.sip.message.SipRequest;

/**
 * Requests outside a dialog that are being served, by Call-ID: finds the one that reached us twice over different
 * branches of a fork (RFC 3261 §8.2.2.2). Confined to the call's loop.
 */
final class MergedRequests {

    /** What tells another branch of the same request apart from a new one. */
    private record First(TransactionKey key, CSeq cseq, Optional<String> fromTag) {}

    private final Map<String, First> byCallId = new HashMap<>();

    /** @return what forgets it again */
    Runnable enter(TransactionKey key, SipRequest request) {
        if (request.isInDialog() || byCallId.containsKey(request.callId())) {
            return () -> {};
        }
        var first = new First(key, request.cseq(), request.from().tag());
        String callId = request.callId();
        byCallId.put(callId, first);
        return () -> byCallId.remove(callId, first);
    }

    /** Same From tag, Call-ID and CSeq as another one: then this is 482. */
    boolean isMerged(TransactionKey key, SipRequest request) {
        First first = byCallId.get(request.callId());
        return first != null
                && !first.key.equals(key)
                && first.cseq.equals(request.cseq())
                && first.fromTag.equals(request.from().tag());
    }
}
