package uz.karnay.sip.agent;

import java.util.List;
import uz.karnay.sip.message.HeaderField;

/** An invitation of ours that is under way. Confined to the call's loop. */
public interface OutgoingInvite {

    String callId();

    /** The tag that we put into From: the local half of the dialog to be. */
    String localTag();

    /**
     * Gives up. CANCEL leaves as soon as a provisional answer was seen (RFC 3261 §9.1). The listener hears
     * {@link Failure.Cancelled} in the end; an answer that crossed the CANCEL is acknowledged and hung up without
     * its knowledge. Without effect once the invitation was answered.
     *
     * @param headers for the CANCEL, such as a Reason (RFC 3326)
     */
    void cancel(List<HeaderField> headers);
}
