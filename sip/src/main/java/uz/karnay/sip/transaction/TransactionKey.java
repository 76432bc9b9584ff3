package uz.karnay.sip.transaction;

import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.Uri;
import uz.karnay.sip.message.Via;

/** What makes a request part of a server transaction: RFC 3261 §17.2.3. */
sealed interface TransactionKey {

    /** By the branch, which a client of RFC 3261 makes unique; {@code sent-by} keeps clients apart that collide. */
    record ByBranch(String branch, HostPort sentBy, Method method) implements TransactionKey {}

    /**
     * For a client of RFC 2543, whose branch says nothing. The To tag is left out, since the ACK has one that the
     * INVITE had not; Call-ID and CSeq tell enough.
     */
    record ByFields(Uri uri, String fromTag, String callId, long cseq, Via topVia, Method method)
            implements TransactionKey {}

    /** The transaction of a request; an ACK belongs to its INVITE's. */
    static TransactionKey of(SipRequest request) {
        return of(request, request.is(Method.ACK) ? Method.INVITE : request.method());
    }

    /** The INVITE that a CANCEL means (§9.2). */
    static TransactionKey ofCancelled(SipRequest cancel) {
        return of(cancel, Method.INVITE);
    }

    private static TransactionKey of(SipRequest request, Method method) {
        Via via = request.topVia();
        if (via.hasUniqueBranch()) {
            return new ByBranch(via.branch().orElseThrow(), via.sentBy(), method);
        }
        Address from = request.from();
        return new ByFields(
                request.uri(),
                from.tag().orElse(""),
                request.callId(),
                request.cseq().number(),
                via,
                method);
    }
}
