package uz.karnay.sip.agent;

import java.util.Optional;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Replaces;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.transport.Flow;

/**
 * The peer of a session asks us to call somebody else: a transfer (RFC 3515 §2.4). It waits for {@link #accept} or
 * {@link #refuse}, of which the first counts. Confined to the call's loop.
 */
public interface IncomingRefer {

    SipRequest request();

    /** The way it came. */
    Flow flow();

    /** Whom to call, without the headers that stood in the URI. */
    Address target();

    /**
     * The dialog that the call is to take the place of (RFC 3891): an attended transfer. As we are its other side, {@link
     * UserAgent#find} may know it.
     */
    Optional<Replaces> replaces();

    /** Who says to have referred us (RFC 3892); nothing proves it but the dialog it came in. */
    Optional<Address> referredBy();

    /** Answers 202 and tells the peer {@code 100 Trying}; how it goes on is told through what is returned. */
    Referral accept();

    void refuse(Refusal refusal);
}
