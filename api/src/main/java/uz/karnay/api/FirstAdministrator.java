package uz.karnay.api;

import java.util.Optional;
import uz.karnay.api.security.Passwords;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.Uuid7;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.Role;
import uz.karnay.pbx.account.User;
import uz.karnay.pbx.account.UserId;

/** Lets somebody in on the first start: there is never a default password. */
public final class FirstAdministrator {

    private FirstAdministrator() {}

    /** What to print once, and nowhere else. It must be changed at the first sign-in. */
    public record OneTimePassword(String user, String password) {

        @Override
        public String toString() {
            return "OneTimePassword[" + user + "]";
        }
    }

    /** Creates {@code admin} when there is no user at all; empty when there is one. Blocking: never on a loop. */
    public static Optional<OneTimePassword> ensure(AccountStore accounts, Entropy entropy) {
        if (!accounts.users().isEmpty()) {
            return Optional.empty();
        }
        String password = Passwords.generate(entropy);
        var id = new UserId(Uuid7.next(Clock.system(), entropy));
        String hash = new Passwords(entropy).hash(password);
        accounts.put(new User(id, "admin", hash, Role.ADMINISTRATOR, true));
        return Optional.of(new OneTimePassword("admin", password));
    }
}
