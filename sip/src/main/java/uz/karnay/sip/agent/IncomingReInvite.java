package uz.karnay.sip.agent;

import java.util.List;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.SipRequest;

/** The peer's wish to change the session (RFC 3261 §14.2). Confined to the call's loop. */
public interface IncomingReInvite {

    SipRequest request();

    /** Whether the peer offers; if not, our answer has to carry an offer and the ACK will carry the answer. */
    default boolean hasOffer() {
        return !request().body().isEmpty();
    }

    /** Whether it has been answered, or cancelled by the peer. */
    boolean isOver();

    /** Answers 200, repeated until the ACK comes; the session ends when none comes within 64·T1. */
    void accept(List<HeaderField> headers, Content content);

    /** Refuses, which leaves the session as it was. */
    void refuse(Refusal refusal);
}
