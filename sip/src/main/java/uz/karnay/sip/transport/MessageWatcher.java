package uz.karnay.sip.transport;

import uz.karnay.sip.message.SipMessage;

/** Sees every message of one call loop pass by, retransmissions included, and changes nothing. Told on the call's loop. */
public interface MessageWatcher {

    void onSent(SipMessage message, Flow flow);

    void onReceived(SipMessage message, Flow flow);

    /** Looks away. */
    MessageWatcher NOBODY = new MessageWatcher() {
        @Override
        public void onSent(SipMessage message, Flow flow) {
            // nobody wants to know
        }

        @Override
        public void onReceived(SipMessage message, Flow flow) {
            // nobody wants to know
        }
    };
}
