package uz.karnay.store;

import uz.karnay.pbx.HealthSource;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.directory.DirectoryStore;
import uz.karnay.pbx.record.CallHistory;
import uz.karnay.pbx.record.CallJournal;
import uz.karnay.pbx.registration.BindingStore;

/**
 * Everything that survives a restart, behind the domain's ports. One process at a time may have a data folder open.
 * Opening and closing block: never on a loop; which port may be used there is said by the port.
 */
@SuppressWarnings("DoNotCallSuggester") // until the parts behind it are here
public final class Store implements AutoCloseable {

    private Store() {}

    /**
     * Opens the data folder, or makes it; brings its database to this version's layout.
     *
     * @throws StoreException when the folder cannot be used, with what to do about it
     */
    public static Store open(StoreConfig config) {
        throw new UnsupportedOperationException(config.toString());
    }

    public DirectoryStore directory() {
        throw new UnsupportedOperationException();
    }

    public BindingStore bindings() {
        throw new UnsupportedOperationException();
    }

    public CallJournal journal() {
        throw new UnsupportedOperationException();
    }

    public CallHistory history() {
        throw new UnsupportedOperationException();
    }

    public AccountStore accounts() {
        throw new UnsupportedOperationException();
    }

    public HealthSource health() {
        throw new UnsupportedOperationException();
    }

    /** Writes down what waits, then lets the data folder go. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
