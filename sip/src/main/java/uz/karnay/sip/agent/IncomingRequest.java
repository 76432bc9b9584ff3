package uz.karnay.sip.agent;

import java.util.List;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.transport.Flow;

/** A request that waits for one final answer; answers after that one are ignored. Confined to the call's loop. */
public interface IncomingRequest {

    SipRequest request();

    /** The way it came. */
    Flow flow();

    /** Answers with a message built from {@link #request}; a To tag is added if it lacks one. */
    void reply(SipResponse response);

    void reply(int status, String reason, List<HeaderField> headers, Content content);

    default void reply(int status, String reason) {
        reply(status, reason, List.of(), Content.NONE);
    }

    default void refuse(Refusal refusal) {
        reply(refusal.status(), refusal.reason(), refusal.headers(), Content.NONE);
    }
}
