package uz.karnay.pbx.directory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import uz.karnay.loop.Clock;

/**
 * The configuration in force. It is read from any thread without waiting, and changed by one at a time: checked whole,
 * stored, then published.
 */
public final class LiveDirectory {

    private final DirectoryStore store;
    private final Clock clock;
    private final ReentrantLock changing = new ReentrantLock();
    private final List<Consumer<DirectoryChanged>> subscribers = new CopyOnWriteArrayList<>();
    private volatile Directory current;

    /** Loads what is stored. Blocking. */
    public LiveDirectory(DirectoryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.current = store.load();
    }

    /** The snapshot in force. Any thread, never waits. */
    public Directory current() {
        return current;
    }

    /** Hears of every change, on the thread that made it; a listener that has work to do posts it to its own loop. */
    public void subscribe(Consumer<DirectoryChanged> subscriber) {
        subscribers.add(subscriber);
    }

    /**
     * Makes all changes or none. Blocking: never on a loop.
     *
     * @param by who asks for it, for the log of changes
     * @param expectedVersion the version the author looked at; empty when it does not matter
     * @return the snapshot that is now in force
     * @throws InvalidChange when the resulting directory has problems
     * @throws DirectoryStore.StaleVersion when the directory is not at {@code expectedVersion} any more
     */
    public Directory change(List<Change> changes, String by, OptionalLong expectedVersion) {
        changing.lock();
        try {
            Directory before = current;
            requireVersion(before, expectedVersion);
            return changes.isEmpty() ? before : checked(before, changes, by);
        } finally {
            changing.unlock();
        }
    }

    /** The latest changes, the last first. Blocking. */
    public List<ChangeEntry> log(long before, int limit) {
        return store.log(before, limit);
    }

    /**
     * Makes the directory as it was at {@code version}, as one more change. Blocking: never on a loop.
     *
     * @return the snapshot that is now in force; empty when that version is not kept
     * @throws InvalidChange when what was possible then is not any more
     */
    public Optional<Directory> restore(long version, String by) {
        changing.lock();
        try {
            return store.at(version).map(wanted -> {
                List<Change> changes = DirectoryDiff.between(current, wanted);
                return changes.isEmpty() ? current : checked(current, changes, by);
            });
        } finally {
            changing.unlock();
        }
    }

    private static void requireVersion(Directory directory, OptionalLong expected) {
        if (expected.isPresent() && expected.getAsLong() != directory.version()) {
            throw new DirectoryStore.StaleVersion(expected.getAsLong(), directory.version());
        }
    }

    private Directory checked(Directory before, List<Change> changes, String by) {
        List<Problem> problems = DirectoryCheck.problems(before, changes);
        if (!problems.isEmpty()) {
            throw new InvalidChange(problems);
        }
        Directory after = before.with(changes);
        store(after, changes, by);
        publish(before, after);
        return after;
    }

    private void store(Directory after, List<Change> changes, String by) {
        try {
            store.apply(changes, after.version(), by, clock.now());
        } catch (DirectoryStore.StaleVersion stale) {
            publish(current, store.load());
            throw stale;
        }
    }

    private void publish(Directory before, Directory after) {
        current = after;
        var event = new DirectoryChanged(before, after);
        subscribers.forEach(subscriber -> subscriber.accept(event));
    }
}
