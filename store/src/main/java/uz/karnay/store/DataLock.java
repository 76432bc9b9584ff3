package uz.karnay.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a data folder for one store, until it is closed or the process ends, however it ends. */
final class DataLock implements AutoCloseable {

    /** POSIX drops a process's lock when it closes any handle of the file, so a second one must not even be opened. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Makes the folder when it is not there. */
    static DataLock take(Path data) {
        Path file = folder(data).resolve("karnay.lock");
        if (!HELD_HERE.add(file)) {
            throw inUse(data, ProcessHandle.current().pid() + "");
        }
        try {
            return take(data, file);
        } catch (IOException e) {
            HELD_HERE.remove(file);
            throw new StoreException(
                    "Cannot write into the data folder " + data + " (" + e
                            + "). Check that it belongs to the user who runs Karnay and that the disk is not full.",
                    e);
        } catch (StoreException e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    private static DataLock take(Path data, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(data, Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
        return new DataLock(file, channel);
    }

    private static Path folder(Path data) {
        try {
            return Files.createDirectories(data).toRealPath();
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot make the data folder " + data + " (" + e
                            + "). Choose another with --data, or make it and give it to the user who runs Karnay.",
                    e);
        }
    }

    private static StoreException inUse(Path data, String pid) {
        return new StoreException("The data folder " + data + " is in use by another Karnay"
                + (pid.isEmpty() ? "" : " (process " + pid + ")")
                + ". Stop that one first, or give this one a folder of its own with --data.");
    }

    @Override
    public void close() {
        try (channel) {
            HELD_HERE.remove(file);
        } catch (IOException e) {
            throw new StoreException("Cannot let go of " + file + ": " + e.getMessage(), e);
        }
    }
}
