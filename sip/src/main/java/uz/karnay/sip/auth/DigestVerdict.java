package uz.karnay.sip.auth;

/** What a server thinks of a request's credentials. */
public sealed interface DigestVerdict {

    /** The user knows the password. */
    record Accepted(String username) implements DigestVerdict {}

    /** No credentials for our realm: challenge (401, 407). */
    record Missing() implements DigestVerdict {}

    /** The password is right, but the nonce is old or was used before: challenge with {@code stale=true}. */
    record Stale(String username) implements DigestVerdict {}

    /** The wrong password, or no such user; its sender is not told which. Challenge, and count it. */
    record Wrong(String username, boolean userExists) implements DigestVerdict {}

    /** Credentials for our realm that are none, or for another URI: 400 (RFC 7616 §3.4.6). */
    record Unreadable(String reason) implements DigestVerdict {}
}
