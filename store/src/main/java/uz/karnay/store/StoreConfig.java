package uz.karnay.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where Karnay keeps what must survive a restart.
 *
 * @param data the folder of the database, the key file and the journal; made when it does not exist
 * @param keepCalls how long call records are kept; zero: for ever
 */
public record StoreConfig(Path data, Duration keepCalls) {

    public StoreConfig {
        data = data.toAbsolutePath().normalize();
        if (keepCalls.isNegative()) {
            throw new IllegalArgumentException("keep-days must not be negative: " + keepCalls.toDays());
        }
    }

    /** Every record is kept. */
    public StoreConfig(Path data) {
        this(data, Duration.ZERO);
    }
}
