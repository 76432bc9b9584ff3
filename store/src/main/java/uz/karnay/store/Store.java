package uz.karnay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.HealthSource;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryStore;
import uz.karnay.pbx.queue.QueueJournal;
import uz.karnay.pbx.record.CallHistory;
import uz.karnay.pbx.record.CallJournal;
import uz.karnay.pbx.recording.RecordingIndex;
import uz.karnay.pbx.registration.BindingStore;
import uz.karnay.pbx.trunk.TrunkStore;
import uz.karnay.pbx.voicemail.MessageStore;
import uz.karnay.store.journal.Journal;
import uz.karnay.store.journal.JournalReader;
import uz.karnay.store.journal.Position;

/**
 * Everything that survives a restart, behind the domain's ports. One process at a time may have a data folder open.
 * Opening and closing block: never on a loop; on which threads a port may be used is said by the port.
 */
public final class Store implements AutoCloseable {

    private final DataLock lock;
    private final Database database;
    private final Journal journal;
    private final WriteBehind writeBehind;
    private final BindingsBehind bindings;
    private final TrunksBehind trunks;
    private final MessagesBehind voicemail;
    private final QueuesBehind queues;
    private final DirectoryStore directory;
    private final CallHistory history;
    private final AccountStore accounts;
    private final RecordingIndex recordings;
    private final HealthSource health;

    private Store(DataLock lock, Database database, SecretBox box, Path calls, StoreConfig config) throws IOException {
        this.lock = lock;
        this.database = database;
        Position moved = CallMover.moved(database);
        // The journal and the bindings wake the thread that works for them, which is made after them.
        var wake = new AtomicReference<Runnable>(() -> {});
        journal = new Journal(
                calls, JournalReader.nextSegment(calls, moved), () -> wake.get().run());
        bindings = new BindingsBehind(database, () -> wake.get().run());
        trunks = new TrunksBehind(database, () -> wake.get().run());
        voicemail = new MessagesBehind(database, () -> wake.get().run());
        queues = new QueuesBehind(database, () -> wake.get().run());
        var mover = new CallMover(database, calls, moved, journal::written);
        var uses = new TokenUses(database, () -> wake.get().run());
        var retention = new Retention(database, config.keepCalls(), Clock.system());
        writeBehind = new WriteBehind(List.of(mover, bindings, trunks, voicemail, queues, uses, retention));
        wake.set(writeBehind::wake);
        directory = new SqlDirectory(database, box);
        history = new SqlHistory(database);
        accounts = new SqlAccounts(database, uses);
        recordings = new SqlRecordings(database);
        health = new StoreHealth(journal, writeBehind);
        journal.start();
        writeBehind.start();
    }

    /**
     * Opens the data folder, or makes it; brings its database to this version's layout, and takes over what a crash
     * left in the journal.
     *
     * @throws StoreException when the folder cannot be used, with what to do about it
     */
    public static Store open(StoreConfig config) {
        DataLock lock = DataLock.take(config.data());
        try {
            return open(config, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * The directory in a data folder that another Karnay may be using.
     *
     * @throws StoreException when there is none, or it cannot be read
     */
    public static Directory directoryIn(StoreConfig config) {
        Path data = config.data();
        Path file = data.resolve("karnay.db");
        if (!Files.exists(file)) {
            throw new StoreException("There is no database in " + data + ". Name its folder with --data.");
        }
        NativeSqlite.keepIn(data.resolve("native"));
        var database = new Database(file);
        try {
            Schema.bring(database);
            return new SqlDirectory(database, SecretKeys.of(new KeyFile(data.resolve("secret.key")), database)).load();
        } finally {
            database.close();
        }
    }

    private static Store open(StoreConfig config, DataLock lock) {
        Path data = config.data();
        NativeSqlite.keepIn(data.resolve("native"));
        var database = new Database(data.resolve("karnay.db"));
        try {
            Schema.bring(database);
            SecretBox box = SecretKeys.of(new KeyFile(data.resolve("secret.key")), database);
            return new Store(lock, database, box, Files.createDirectories(data.resolve("journal")), config);
        } catch (IOException e) {
            database.close();
            throw new StoreException(
                    "Cannot use the journal in " + data + " (" + e + "). Check its owner and the disk.", e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public DirectoryStore directory() {
        return directory;
    }

    public BindingStore bindings() {
        return bindings;
    }

    public TrunkStore trunks() {
        return trunks;
    }

    public MessageStore voicemail() {
        return voicemail;
    }

    public QueueJournal queues() {
        return queues;
    }

    public CallJournal journal() {
        return journal;
    }

    public CallHistory history() {
        return history;
    }

    public AccountStore accounts() {
        return accounts;
    }

    public RecordingIndex recordings() {
        return recordings;
    }

    public HealthSource health() {
        return health;
    }

    /** Writes down what waits, then lets the data folder go. */
    @Override
    public void close() {
        journal.close();
        writeBehind.close();
        database.close();
        lock.close();
    }
}
