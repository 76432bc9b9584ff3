package uz.karnay.pbx.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the directory is kept. Blocking: never on a loop. */
public interface DirectoryStore {

    /** Everything as it stands, with the version of the last change; an empty directory at version 0 when nothing was ever stored. */
    Directory load();

    /**
     * Stores all changes in one transaction, or none, and writes down who made them.
     *
     * @param version the new directory's version, one above the stored one
     * @throws StaleVersion when the stored directory is not at {@code version - 1}
     */
    void apply(List<Change> changes, long version, String by, Instant at);

    /**
     * The latest changes, the last first.
     *
     * @param before only those that led to an older version than this
     */
    default List<ChangeEntry> log(long before, int limit) {
        return List.of();
    }

    /** The directory as it was; empty when that is not kept. */
    default Optional<Directory> at(long version) {
        return Optional.empty();
    }

    /** Somebody else changed the directory meanwhile. */
    final class StaleVersion extends RuntimeException {
        public StaleVersion(long expected, long found) {
            super("the directory is at version " + found + ", not " + expected);
        }
    }
}
