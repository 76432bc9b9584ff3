package uz.karnay.server;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import uz.karnay.api.FirstAdministrator.OneTimePassword;
import uz.karnay.pbx.directory.Extension;

/** What a newcomer needs and nobody is told again. On the console alone, never in a log. */
final class Welcome {

    private Welcome() {}

    static void print(PrintStream out, Optional<OneTimePassword> administrator, List<Extension> extensions) {
        if (administrator.isEmpty() && extensions.isEmpty()) {
            return;
        }
        out.println("Write these down, they are shown only once:");
        administrator.ifPresent(
                one -> out.println("  administrator " + one.user() + ", one-time password: " + one.password()));
        for (Extension extension : extensions) {
            out.println("  extension " + extension.number() + " (login " + extension.login() + "), password: "
                    + extension.password().reveal());
        }
        out.flush();
    }
}
