package uz.karnay.sip.agent;

import uz.karnay.sip.message.SipResponse;

/** Why a request of ours did not succeed. */
public sealed interface Failure {

    /** The status that says the same to somebody else's caller (RFC 3261 §8.1.3.1 for what is no response). */
    int status();

    /** The other side said no; also 401 and 407 when we have nothing to answer them with. */
    record Refused(SipResponse response) implements Failure {
        @Override
        public int status() {
            return response.status();
        }
    }

    /** The other side challenged us again after seeing our credentials: trying again would lead nowhere. */
    record WrongPassword(SipResponse response) implements Failure {
        @Override
        public int status() {
            return response.status();
        }
    }

    /** No final answer in time. */
    record TimedOut() implements Failure {
        @Override
        public int status() {
            return 408;
        }
    }

    /** The request could not be sent. */
    record Unreachable(String reason) implements Failure {
        @Override
        public int status() {
            return 503;
        }
    }

    /** We gave up before an answer came, and the other side confirmed it or stayed silent. */
    record Cancelled() implements Failure {
        @Override
        public int status() {
            return 487;
        }
    }
}
