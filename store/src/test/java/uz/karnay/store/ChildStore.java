package uz.karnay.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import uz.karnay.store.journal.Journal;

/**
 * A store in a process of its own, which appends call after call until it is killed. How many of them the operating
 * system had taken stands in memory that both processes share.
 */
final class ChildStore implements AutoCloseable {

    private static final int TAKEN = 0; // in the shared memory; -1 until the store is open
    private static final long UNHURRIED_NANOS = Duration.ofMillis(1).toNanos();
    private static final int AT_ONCE = 7;

    private final Process process;
    private final MappedByteBuffer shared;

    /** @param first the number of its first call; 0 for none */
    ChildStore(Path data, Path sharedFile, long first) throws IOException {
        shared = share(sharedFile);
        shared.putLong(TAKEN, -1);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-ea",
                        "-Xshare:auto",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildStore.class.getName(),
                        data.toString(),
                        sharedFile.toString(),
                        String.valueOf(first))
                .inheritIO()
                .start();
    }

    private static MappedByteBuffer share(Path file) throws IOException {
        try (var channel = FileChannel.open(file, CREATE, READ, WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it is open and so many of its calls were taken. */
    void awaitTaken(long calls) {
        Eventually.is(() -> shared.getLong(TAKEN) >= calls || !process.isAlive());
    }

    /** SIGKILL; how many calls had been taken. */
    long kill() {
        close();
        return shared.getLong(TAKEN);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** The child's side. */
    public static void main(String[] arguments) throws IOException {
        MappedByteBuffer shared = share(Path.of(arguments[1]));
        long first = Long.parseLong(arguments[2]);
        var journal =
                (Journal) Store.open(new StoreConfig(Path.of(arguments[0]))).journal();
        shared.putLong(TAKEN, 0);
        if (first == 0) {
            LockSupport.park();
        }
        for (long call = first; ; call++) {
            journal.append(Office.call(call));
            shared.putLong(TAKEN, journal.taken());
            if (call % AT_ONCE == 0) {
                LockSupport.parkNanos(UNHURRIED_NANOS);
            }
        }
    }
}
