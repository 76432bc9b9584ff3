package uz.karnay.pbx;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryStore;

/** A directory store without a disk; another node may change it behind everybody's back. */
public final class MemoryDirectory implements DirectoryStore {

    private final List<String> authors = new ArrayList<>();
    private Directory stored;

    public MemoryDirectory(Directory stored) {
        this.stored = stored;
    }

    @Override
    public Directory load() {
        return stored;
    }

    @Override
    public void apply(List<Change> changes, long version, String by, Instant at) {
        if (version != stored.version() + 1) {
            throw new StaleVersion(version - 1, stored.version());
        }
        stored = stored.with(changes);
        authors.add(by);
    }

    /** Who made the stored changes. */
    public List<String> authors() {
        return authors;
    }
}
