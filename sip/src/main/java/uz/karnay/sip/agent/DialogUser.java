package uz.karnay.sip.agent;

import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transport.Flow;

/** Who is responsible for a dialog: an invitation while it is early, a session afterwards; a subscription. */
sealed interface DialogUser permits ServerInvite, DialogSession, ServerSubscription {

    /** A request in the dialog, checked by {@link Inspection}. */
    void onRequest(ServerTransaction transaction);

    /** The ACK of a 2xx. */
    void onAck(SipRequest ack, Flow flow);
}
