package uz.karnay.gateway;

import java.util.Optional;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Trunk;

/** Whoever may prove itself to us with a user name and a password. */
sealed interface Account {

    String login();

    Secret password();

    record OfExtension(Extension extension) implements Account {
        @Override
        public String login() {
            return extension.login();
        }

        @Override
        public Secret password() {
            return extension.password();
        }
    }

    /** A provider that registers with us. */
    record OfTrunk(Trunk trunk) implements Account {
        @Override
        public String login() {
            return trunk.identity().digestUser();
        }

        @Override
        public Secret password() {
            return trunk.identity().password();
        }
    }

    /** The enabled account with this user name. */
    static Optional<Account> named(String login, Directory directory) {
        Optional<Extension> extension = directory.extensionByLogin(login).filter(Extension::enabled);
        return extension.isPresent()
                ? Optional.of(new OfExtension(extension.get()))
                : directory.trunks().stream()
                        .filter(trunk -> isAccount(trunk, login))
                        .findFirst()
                        .map(OfTrunk::new);
    }

    private static boolean isAccount(Trunk trunk, String login) {
        return trunk.enabled()
                && trunk.account() == Trunk.Account.PROVIDER_REGISTERS
                && trunk.identity().digestUser().equals(login);
    }
}
