package uz.karnay.sip.agent;

import java.util.List;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipResponse;

/** A request of ours inside a session, other than INVITE and BYE. Confined to the call's loop. */
final class SessionRequest implements Exchange.Outcome {

    private final DialogSession session;
    private final RequestListener listener;

    SessionRequest(DialogSession session, RequestListener listener) {
        this.session = session;
        this.listener = listener;
    }

    void start(Method method, List<HeaderField> headers, Content content) {
        session.start(session.exchange(method, headers, content, this));
    }

    @Override
    public void onProvisional(SipResponse response) {
        // the final answer counts
    }

    @Override
    public void onSuccess(SipResponse response) {
        listener.onSuccess(response, session.flow());
    }

    @Override
    public void onFailed(Failure failure) {
        listener.onFailed(failure);
        session.onRequestFailed(failure);
    }
}
