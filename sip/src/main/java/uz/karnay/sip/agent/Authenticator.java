package uz.karnay.sip.agent;

import java.util.List;
import java.util.Optional;
import uz.karnay.loop.Entropy;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;

/** Answers challenges with the credentials of one account: RFC 3261 §22.2, §22.3. Confined to the call's loop. */
@SuppressWarnings("UnusedVariable")
final class Authenticator {

    /** What to do about a challenge. */
    sealed interface Answer {
        /** Send the request again with these. */
        record Retry(List<HeaderField> headers) implements Answer {}

        /** Our credentials were in the request and are wrong. */
        record Rejected() implements Answer {}

        /** We have no credentials, or do not understand the challenge. */
        record Unable() implements Answer {}
    }

    private final Optional<Credentials> credentials;
    private final Entropy entropy;

    Authenticator(Optional<Credentials> credentials, Entropy entropy) {
        this.credentials = credentials;
        this.entropy = entropy;
    }

    static Authenticator none(Entropy entropy) {
        return new Authenticator(Optional.empty(), entropy);
    }

    Answer answer(SipResponse challenge, SipRequest request) {
        return new Answer.Unable();
    }
}
