package uz.karnay.store;

import java.nio.file.Path;

/**
 * Where Karnay keeps what must survive a restart.
 *
 * @param data the folder of the database, the key file and the journal; made when it does not exist
 */
public record StoreConfig(Path data) {

    public StoreConfig {
        data = data.toAbsolutePath().normalize();
    }
}
