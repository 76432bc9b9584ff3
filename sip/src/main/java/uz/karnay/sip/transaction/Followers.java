package uz.karnay.sip.transaction;

import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;

/** Messages that follow from a request with nothing to add: its ACK, its CANCEL, its 100. Stateless. */
public final class Followers {

    private static final int HOPS = 70;

    private Followers() {}

    /** The ACK of a refusal, which belongs to the INVITE's transaction: RFC 3261 §17.1.1.3. */
    static SipRequest ackOf(SipRequest invite, SipResponse refusal) {
        return following(invite, Method.ACK)
                .addAll(refusal.headers().fields(HeaderName.TO))
                .build();
    }

    /** The CANCEL of a request of ours: RFC 3261 §9.1. */
    public static SipRequest cancelOf(SipRequest invite, Iterable<HeaderField> extras) {
        SipRequest.Builder cancel =
                following(invite, Method.CANCEL).addAll(invite.headers().fields(HeaderName.TO));
        extras.forEach(cancel::add);
        return cancel.build();
    }

    /** What is left to know of an answered INVITE of ours: the dialog it makes, and the credentials of its ACKs. */
    public static SipRequest essenceOf(SipRequest invite) {
        return following(invite, Method.INVITE)
                .addAll(invite.headers().fields(HeaderName.TO))
                .addAll(invite.headers().fields(HeaderName.AUTHORIZATION))
                .addAll(invite.headers().fields(HeaderName.PROXY_AUTHORIZATION))
                .build();
    }

    /** 100 Trying, without a To tag and with the request's Timestamp: RFC 3261 §8.2.6.1. */
    static SipResponse trying(SipRequest invite) {
        return SipResponse.to(invite, 100).build();
    }

    /** Same Request-URI, top Via, From, Call-ID, CSeq number and Route; To is left to the caller. */
    private static SipRequest.Builder following(SipRequest invite, Method method) {
        return SipRequest.builder(method, invite.uri())
                .via(invite.topVia())
                .maxForwards(HOPS)
                .addAll(invite.headers().fields(HeaderName.ROUTE))
                .addAll(invite.headers().fields(HeaderName.FROM))
                .addAll(invite.headers().fields(HeaderName.CALL_ID))
                .cseq(invite.cseq().number());
    }
}
