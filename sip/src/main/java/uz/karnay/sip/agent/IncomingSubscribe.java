package uz.karnay.sip.agent;

import java.time.Duration;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.Token;
import uz.karnay.sip.transport.Flow;

/**
 * Somebody's wish to be told of something, and of every change of it (RFC 6665 §4.2.1). It waits for {@link #accept} or
 * {@link #refuse}, of which the first counts. Confined to the call's loop.
 */
public interface IncomingSubscribe {

    SipRequest request();

    /** The way it came. */
    Flow flow();

    /** The event package, with its parameters. */
    Token event();

    /** How long the subscription is to last, already cut to what we grant; zero to be told once (§4.4.3). */
    Duration lasts();

    /**
     * Answers 200 and tells the state at once.
     *
     * @throws IllegalStateException when it has been answered
     */
    Subscription accept(SubscriptionState state);

    void refuse(Refusal refusal);
}
