package uz.karnay.api.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.ChangeEntry;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryStore;

/** Keeps the directory in memory, and who changed it. */
public final class MemoryDirectoryStore implements DirectoryStore {

    private Directory directory = Directory.empty();
    private final List<String> authors = new ArrayList<>();
    private final List<Directory> versions = new ArrayList<>(List.of(directory));
    private final List<ChangeEntry> log = new ArrayList<>();

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
        versions.add(directory);
        log.addFirst(new ChangeEntry(version, at, by, List.of()));
    }

    @Override
    public synchronized List<ChangeEntry> log(long before, int limit) {
        return log.stream()
                .filter(entry -> entry.version() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Directory> at(long version) {
        return version < 0 || version >= versions.size() ? Optional.empty() : Optional.of(versions.get((int) version));
    }

    public synchronized List<String> authors() {
        return List.copyOf(authors);
    }
}
