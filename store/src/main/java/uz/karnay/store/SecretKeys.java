package uz.karnay.store;

import java.util.Optional;
import uz.karnay.pbx.directory.Secret;

/** Makes sure that the key file belongs to the database before anything is read with it. */
final class SecretKeys {

    private static final String PLACE = "key_check/1/sealed";
    private static final Secret KNOWN_WORD = Secret.of("karnay");

    private SecretKeys() {}

    /** The box to seal and open with; a new database gets a new key file unless one is already there. */
    static SecretBox of(KeyFile file, Database database) {
        Optional<String> sealed = database.read(
                "read the key check",
                connection -> Sql.first(connection, "select sealed from key_check", row -> row.text("sealed")));
        if (!file.isThere()) {
            if (sealed.isPresent()) {
                throw new StoreException("The key file " + file.path() + " is missing, and the passwords in "
                        + database.file() + " cannot be read without it. Put it back from the backup.");
            }
            file.create();
        }
        var box = new SecretBox(file.keys());
        sealed.ifPresentOrElse(word -> check(box, word, file, database), () -> remember(box, database));
        return box;
    }

    private static void check(SecretBox box, String sealed, KeyFile file, Database database) {
        try {
            box.open(sealed, PLACE);
        } catch (StoreException e) {
            throw new StoreException(
                    "The key file " + file.path() + " does not belong to the database " + database.file()
                            + ": its passwords were sealed with another key. Put the right file back from the backup.",
                    e);
        }
    }

    private static void remember(SecretBox box, Database database) {
        database.write(
                "keep the key check",
                connection -> Sql.update(
                        connection, "insert into key_check (id, sealed) values (1, ?)", box.seal(KNOWN_WORD, PLACE)));
    }
}
