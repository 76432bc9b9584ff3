package uz.karnay.api.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryStore;

/** Keeps the directory in memory, and who changed it. */
public final class MemoryDirectoryStore implements DirectoryStore {

    private Directory directory = Directory.empty();
    private final List<String> authors = new ArrayList<>();

    @Override
    public synchronized Directory load() {
        return directory;
    }

    @Override
    public synchronized void apply(List<Change> changes, long version, String by, Instant at) {
        if (directory.version() != version - 1) {
            throw new StaleVersion(version - 1, directory.version());
        }
        directory = directory.with(changes);
        authors.add(by);
    }

    public synchronized List<String> authors() {
        return List.copyOf(authors);
    }
}
