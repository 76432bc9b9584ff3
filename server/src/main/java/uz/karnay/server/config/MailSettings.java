package uz.karnay.server.config;

import java.util.Optional;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.speech.Language;
import uz.karnay.server.voicemail.MailConfig;
import uz.karnay.server.voicemail.MailConfig.Account;
import uz.karnay.server.voicemail.MailConfig.Security;

/** Reads how e-mail leaves this server; without {@code mail.server} none does. */
final class MailSettings {

    private MailSettings() {}

    static Optional<MailConfig> read(Settings settings) {
        String server = settings.read("mail.server", "", text -> text);
        Security security =
                settings.read("mail.security", Security.STARTTLS, text -> Syntax.choice(Security.class, text));
        String from = settings.read("mail.from", "", MailSettings::address);
        String user = settings.read("mail.user", "", text -> text);
        Secret password = settings.read("mail.password", Secret.of(""), Secret::of);
        Language language = settings.read("mail.language", Language.UZ, text -> Syntax.choice(Language.class, text));
        if (server.isEmpty()) {
            return Optional.empty();
        }
        if (from.isEmpty()) {
            throw new ConfigException("mail.from is missing: the address that e-mail is sent from");
        }
        Optional<Account> account = user.isEmpty() ? Optional.empty() : Optional.of(new Account(user, password));
        return Optional.of(new MailConfig(host(server), port(server, security), security, account, from, language));
    }

    private static String address(String text) {
        if (!text.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw new IllegalArgumentException("expected an address, such as karnay@company.uz");
        }
        return text;
    }

    private static String host(String server) {
        int colon = server.lastIndexOf(':');
        return colon < 0 ? server : server.substring(0, colon);
    }

    /** The usual one (RFC 8314 §3.3, RFC 6409), unless one is named. */
    private static int port(String server, Security security) {
        int colon = server.lastIndexOf(':');
        if (colon >= 0) {
            return portNumber(server.substring(colon + 1));
        }
        return switch (security) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }

    private static int portNumber(String text) {
        try {
            int port = Integer.parseInt(text);
            Check.between("mail.server", port, 1, 65_535);
            return port;
        } catch (NumberFormatException _) {
            throw new ConfigException("mail.server must be HOST or HOST:PORT");
        }
    }
}
