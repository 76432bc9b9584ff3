package uz.karnay.sip.transport;

import uz.karnay.sip.message.SipRequest;

/** A request that waits for its way: what it looks like depends on it (Via, Contact). Told on the call's loop. */
public interface OutgoingRequest {

    /** The request as it would leave over {@code flow}, with its top Via. */
    SipRequest over(Flow flow);

    /** The way is found; {@code request} is what {@link #over} made for it. */
    void onReady(SipRequest request, Line line);

    void onNoWay(String reason);
}
