package uz.karnay.sip.agent;

import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.transport.Flow;

/** Told how a request of ours ended: one call, once. On the call's loop. */
public interface RequestListener {

    /**
     * A 2xx.
     *
     * @param flow the way the request went, whose {@code sentBy} stands in our Contact
     */
    void onSuccess(SipResponse response, Flow flow);

    void onFailed(Failure failure);

    /** For requests whose fate is of no interest. */
    RequestListener NONE = new RequestListener() {
        @Override
        public void onSuccess(SipResponse response, Flow flow) {
            // as hoped
        }

        @Override
        public void onFailed(Failure failure) {
            // nothing depends on it
        }
    };
}
