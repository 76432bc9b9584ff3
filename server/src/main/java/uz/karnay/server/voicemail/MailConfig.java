package uz.karnay.server.voicemail;

import java.util.Optional;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.speech.Language;

/**
 * How e-mail leaves this server.
 *
 * @param host of the SMTP server; a name, since its certificate is checked against it
 * @param account who signs in there; empty: nobody does
 * @param from the sender that people see
 * @param language of subjects and texts
 */
public record MailConfig(
        String host, int port, Security security, Optional<Account> account, String from, Language language) {

    /** How the connection is kept from others' eyes. */
    public enum Security {
        NONE,
        /** Begins in clear and goes on sealed, or not at all (RFC 3207). */
        STARTTLS,
        /** Sealed from the beginning (RFC 8314). */
        TLS
    }

    /** Who signs in. */
    public record Account(String user, Secret password) {}
}
