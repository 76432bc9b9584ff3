package uz.karnay.server.sound;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uz.karnay.media.file.SoundFile;
import uz.karnay.media.file.SoundFileException;
import uz.karnay.media.player.MappedSound;
import uz.karnay.media.player.Preparation;
import uz.karnay.media.player.Sound;
import uz.karnay.pbx.sound.SoundEntry;
import uz.karnay.pbx.sound.SoundLibrary;
import uz.karnay.pbx.sound.SoundRefused;

/**
 * The sounds of the office, each as plain samples at every rate that a leg may have: {@code data/sounds/<name>.<rate>}. One is
 * converted at a time, since it stands in memory meanwhile. Any thread that may block.
 */
public final class SoundShelf implements SoundLibrary {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int LISTED_RATE = Preparation.RATES.getFirst();

    private final Path folder;

    /** @param folder is made when the first sound comes */
    public SoundShelf(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<SoundEntry> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            String ending = "." + LISTED_RATE;
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .map(SoundShelf::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SoundEntry entry(Path file) {
        try {
            String name = file.getFileName().toString();
            return new SoundEntry(
                    name.substring(0, name.lastIndexOf('.')),
                    Duration.ofMillis(Files.size(file) * 1000 / Short.BYTES / LISTED_RATE),
                    Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized SoundEntry put(String name, InputStream file) throws IOException, SoundRefused {
        requireName(name);
        Files.createDirectories(folder);
        Path upload = Files.createTempFile(folder, "upload", ".tmp");
        try {
            copy(file, upload);
            Sound decoded = decode(upload);
            for (int rate : Preparation.RATES) {
                write(Preparation.at(decoded, rate), upload);
                Files.move(upload, path(name, rate), ATOMIC_MOVE, REPLACE_EXISTING);
            }
            return entry(path(name, LISTED_RATE));
        } finally {
            Files.deleteIfExists(upload);
        }
    }

    private static void copy(InputStream from, Path to) throws IOException, SoundRefused {
        try (var out = Files.newOutputStream(to)) {
            byte[] some = new byte[1 << 16];
            long total = 0;
            for (int got = from.read(some); got >= 0; got = from.read(some)) {
                total += got;
                if (total > MAX_BYTES) {
                    throw new SoundRefused(
                            "The file is larger than " + (MAX_BYTES >> 20) + " MB. Send it as MP3 or Opus.");
                }
                out.write(some, 0, got);
            }
        }
    }

    private static Sound decode(Path upload) throws IOException, SoundRefused {
        try (var reader = SoundFile.open(upload, Opus.decoders(48_000))) {
            return Preparation.decode(reader);
        } catch (SoundFileException e) {
            throw new SoundRefused(String.valueOf(e.getMessage()));
        }
    }

    private static void write(Sound sound, Path to) throws IOException {
        short[] some = new short[1 << 15];
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * some.length).order(ByteOrder.LITTLE_ENDIAN);
        try (var out = Files.newByteChannel(to, WRITE, TRUNCATE_EXISTING, CREATE)) {
            for (long at = 0; at < sound.length(); at += some.length) {
                int count = (int) Math.min(some.length, sound.length() - at);
                sound.copy(at, some, 0, count);
                bytes.clear().asShortBuffer().put(some, 0, count);
                bytes.limit(Short.BYTES * count);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
        }
    }

    @Override
    public synchronized boolean remove(String name) throws IOException {
        requireName(name);
        boolean was = false;
        for (int rate : Preparation.RATES) {
            was |= Files.deleteIfExists(path(name, rate));
        }
        return was;
    }

    /** The sound of that name, ready to be played at this rate. */
    public Optional<Sound> sound(String name, int rate) throws IOException {
        requireName(name);
        Path file = path(name, rate);
        return Files.exists(file) ? Optional.of(MappedSound.open(file, rate)) : Optional.empty();
    }

    private Path path(String name, int rate) {
        return folder.resolve(name + "." + rate);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a sound: " + name);
        }
    }
}
