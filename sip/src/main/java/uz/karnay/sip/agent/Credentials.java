package uz.karnay.sip.agent;

import java.util.Optional;

/**
 * Who we are to whoever challenges us (RFC 3261 §22). Never shows the password.
 *
 * @param realm the only one that is answered, or empty for any
 */
public record Credentials(String username, String password, Optional<String> realm) {

    /** For whoever asks. */
    public Credentials(String username, String password) {
        this(username, password, Optional.empty());
    }

    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
