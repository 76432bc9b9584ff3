package uz.karnay.acceptance.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A disk of its own that is soon full, in memory. Needs root. */
public final class SmallDisk implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int BLOCK = 4096;

    private final Path mount;
    private final Path output;

    private SmallDisk(Path mount, Path output) {
        this.mount = mount;
        this.output = output;
    }

    /**
     * @param mount a folder, made when it is not there
     * @param output a folder elsewhere, for what the tools say
     */
    public static SmallDisk mount(Path mount, Path output, int kilobytes) {
        try {
            Files.createDirectories(mount);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var disk = new SmallDisk(mount, output);
        disk.host("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", mount.toString());
        return disk;
    }

    /** Makes it larger. */
    public void grow(int kilobytes) {
        host("mount", "-o", "remount,size=" + kilobytes + "k", mount.toString());
    }

    /** Writes until nothing more fits. */
    public void fill() {
        var block = new byte[BLOCK];
        try (var out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException _) {
            // full: what was wanted
        }
    }

    /** Takes away what {@link #fill} wrote. */
    public void empty() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return mount.resolve("filler");
    }

    private void host(String... command) {
        try (Subprocess process = Subprocess.start("disk", output, List.of(command))) {
            if (process.await(LIMIT) != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + process.output());
            }
        }
    }

    @Override
    public void close() {
        host("umount", "-l", mount.toString());
    }
}
