package uz.karnay.store;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
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
        String name = LibraryLoaderUtil.getNativeLibName();
        URL packed = SQLiteJDBCLoader.class.getResource(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
        if (packed == null || System.getProperty(PATH_KEY) != null) {
            return;
        }
        try {
            Path mine = folder.resolve(SQLiteJDBCLoader.getVersion());
            unpack(packed, mine, name);
            System.setProperty(PATH_KEY, mine.toString());
        } catch (IOException e) {
            LOG.debug("Cannot keep SQLite's library in {}", folder, e);
        }
    }

    private static void unpack(URL packed, Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        URLConnection library = packed.openConnection();
        try (var bytes = library.getInputStream()) {
            if (!Files.exists(file) || Files.size(file) != library.getContentLengthLong()) {
                Files.createDirectories(folder);
                Files.copy(bytes, folder.resolve(name + ".new"), REPLACE_EXISTING);
                Files.move(folder.resolve(name + ".new"), file, REPLACE_EXISTING);
            }
        }
    }
}
