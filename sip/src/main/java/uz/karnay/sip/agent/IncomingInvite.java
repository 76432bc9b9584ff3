package uz.karnay.sip.agent;

import java.util.List;
import java.util.Optional;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.transport.Flow;

/**
 * Somebody's wish to talk (RFC 3261 §13.3). It ends by {@link #accept}, {@link #refuse} or the caller's CANCEL,
 * whichever is first; what comes later is ignored. Confined to the call's loop.
 */
public interface IncomingInvite {

    SipRequest request();

    /** The way it came. */
    Flow flow();

    /**
     * The call that this one is to take the place of, when it is accepted: the invitation had a Replaces (RFC 3891 §3) and
     * the dialog exists. Whether its caller may do so is not checked yet.
     */
    Optional<Replaced> replaced();

    /** The tag that we put into To: the local half of the dialog to be. */
    String localTag();

    /** Whether it has been accepted, refused or cancelled. */
    boolean isOver();

    /** Says how it goes, with 101 to 199; said again every minute, so that no proxy gives up (§13.3.1.1). */
    void progress(int status, String reason, List<HeaderField> headers, Content content);

    /**
     * Answers 200 and repeats it until the ACK comes (§13.3.1.4). When none comes within 64·T1 the session is hung up
     * and {@link SessionListener#onHungUp} is told.
     *
     * @throws IllegalStateException if the invitation {@link #isOver}
     */
    Session accept(List<HeaderField> headers, Content content, SessionListener listener);

    void refuse(Refusal refusal);

    /** Tells {@code listener} if the caller gives up; 487 has been sent by then. */
    void whenCancelled(CancelListener listener);

    /** Told on the call's loop, at most once. */
    interface CancelListener {

        /** @param cancel the CANCEL, which may carry a Reason */
        void onCancelled(SipRequest cancel);
    }
}
