package uz.karnay.sip.agent;

import java.util.List;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.transport.Flow;

/** A call that was answered: a confirmed INVITE dialog (RFC 3261 §12-15). Confined to the call's loop. */
public interface Session {

    String callId();

    String localTag();

    String remoteTag();

    /** The way the peer's last message came. */
    Flow flow();

    /** Whether a BYE went either way, or the peer is known to be gone. */
    boolean isOver();

    /**
     * Ends the session with a BYE; if our 200 is not acknowledged yet, the BYE waits for that (§15). Nothing is
     * reported any more. Without effect when the session is over.
     *
     * @param headers for the BYE, such as a Reason (RFC 3326)
     */
    void hangUp(List<HeaderField> headers);

    default void hangUp() {
        hangUp(List.of());
    }

    /**
     * Changes the session (§14.1). A wish that meets one under way waits for it; a 491 is tried again after the pause
     * of §14.1.
     *
     * @param offer the new description; none to ask the peer for an offer
     */
    void reInvite(List<HeaderField> headers, Content offer, ReInviteListener listener);

    /** Sends the ACK that waits for our answer to the peer's offer; without effect if none waits. */
    void acknowledge(Content answer);

    /** Sends another request inside the dialog, such as INFO, MESSAGE or NOTIFY. */
    void send(Method method, List<HeaderField> headers, Content content, RequestListener listener);
}
