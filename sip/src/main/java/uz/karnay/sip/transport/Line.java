package uz.karnay.sip.transport;

import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.Written;

/** What a transaction sends on: one flow of the transport, or where it leads when it breaks. Confined to the call's loop. */
public interface Line {

    Flow flow();

    /**
     * Sends one message.
     *
     * @return false when it cannot arrive, as the connection is gone; a datagram that is lost is nobody's news
     */
    boolean send(SipMessage message);

    /** Sends what was sent before. */
    boolean sendAgain(Written message);

    default boolean isReliable() {
        return flow().isReliable();
    }
}
