package uz.karnay.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps SQLite's native library unpacked beside the data. Left alone, the driver unpacks it anew at every start, which
 * takes longer than all else it does then, and into a folder for temporary files that may forbid to run what is there.
 */
final class NativeSqlite {

    private static final Logger LOG = LoggerFactory.getLogger(NativeSqlite.class);
    private static final String PATH_KEY = "org.sqlite.lib.path";

    private NativeSqlite() {}

    /** Only a shortcut: when it fails, or someone chose a library already, the driver goes its own way. */
    static void keepIn(Path folder) {
        if (System.getProperty(PATH_KEY) != null) {
            return;
        }
        try {
            Path mine = folder.resolve(SQLiteJDBCLoader.getVersion());
            if (unpack(mine, LibraryLoaderUtil.getNativeLibName())) {
                System.setProperty(PATH_KEY, mine.toString());
            }
        } catch (IOException e) {
            LOG.debug("Cannot keep SQLite's library in {}", folder, e);
        }
    }

    /** A file of that name is whole: it gets its name last. False when the driver has none for this machine. */
    private static boolean unpack(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return true;
        }
        String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (var bytes = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
            if (bytes == null) {
                return false;
            }
            Files.createDirectories(folder);
            Files.copy(bytes, folder.resolve(name + ".new"), REPLACE_EXISTING);
            Files.move(folder.resolve(name + ".new"), file, ATOMIC_MOVE);
            return true;
        }
    }
}
