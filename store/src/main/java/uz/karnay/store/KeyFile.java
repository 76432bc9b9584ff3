package uz.karnay.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Entropy;

/**
 * The keys that passwords are sealed with, in a file that only Karnay's user may read: a line {@code number:base64}
 * for each. The highest number seals; the others still open what they once sealed.
 */
final class KeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int KEY_BYTES = 32;

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /** Makes the file with one random key of 256 bits; on disk before it returns. */
    void create() {
        var key = new byte[KEY_BYTES];
        Entropy.secure().fill(key);
        String line = "1:" + Base64.getEncoder().encodeToString(key) + "\n";
        var owned = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        try (var channel = FileChannel.open(file, EnumSet.of(CREATE_NEW, WRITE), owned)) {
            channel.write(US_ASCII.encode(line));
            channel.force(true);
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot write the key file " + file + " (" + e + "). Check the disk and its owner.", e);
        }
    }

    /** The keys by their numbers. */
    Map<Integer, byte[]> keys() {
        try {
            warnWhenOpenToOthers();
            var keys = new TreeMap<Integer, byte[]>();
            for (String line : Files.readAllLines(file, US_ASCII)) {
                if (!line.isBlank()) {
                    read(line.strip(), keys);
                }
            }
            if (keys.isEmpty()) {
                throw damaged();
            }
            return keys;
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot read the key file " + file + " (" + e + "). It must belong to the user who runs Karnay.",
                    e);
        }
    }

    private void read(String line, Map<Integer, byte[]> keys) {
        int colon = line.indexOf(':');
        try {
            int number = Integer.parseInt(line.substring(0, Math.max(0, colon)));
            byte[] key = Base64.getDecoder().decode(line.substring(colon + 1));
            if (number < 1 || number > 255 || key.length != KEY_BYTES) {
                throw damaged();
            }
            keys.put(number, key);
        } catch (IllegalArgumentException e) { // the cause would show the key
            throw damaged();
        }
    }

    private StoreException damaged() {
        return new StoreException("The key file " + file
                + " is damaged: a line must be number:base64 of 32 bytes. Restore it from a backup.");
    }

    private void warnWhenOpenToOthers() throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.warn("The key file {} can be read by others; run: chmod 600 {}", file, file);
        }
    }
}
