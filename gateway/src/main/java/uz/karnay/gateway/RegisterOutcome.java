package uz.karnay.gateway;

import java.time.Duration;
import java.util.Optional;

/** What became of a REGISTER to an operator. */
sealed interface RegisterOutcome {

    /** 200: our Contact stands for so long. */
    record Granted(Duration expiry) implements RegisterOutcome {}

    /** 423: the operator wants at least this (RFC 3261 §10.2.8). */
    record TooBrief(Duration minimum) implements RegisterOutcome {}

    /** A second challenge to credentials for a fresh nonce: the password, or the user name, is wrong. */
    record WrongPassword(int status, String reason) implements RegisterOutcome {}

    /** Any other final answer. */
    record Refused(int status, String reason, Optional<Duration> retryAfter) implements RegisterOutcome {}

    /** Nobody answered, or there is no way there. */
    record NoAnswer(String reason) implements RegisterOutcome {}
}
