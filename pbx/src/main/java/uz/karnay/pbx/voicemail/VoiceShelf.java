package uz.karnay.pbx.voicemail;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.script.VoiceFile;

/**
 * The files of mailboxes: {@code <extension>/<message>.wav} and {@code <extension>/greeting-busy.wav}. A file gets its name
 * when it is whole. Blocking: never on a loop.
 */
final class VoiceShelf {

    private static final String ENDING = ".wav";
    private static final String UNFINISHED = ".part";
    private static final int HEADER_BYTES = 44;
    private static final int BYTES_PER_SECOND = 16_000; // of a VoiceFile

    private final Path folder;

    /** @param folder is made when the first file comes */
    VoiceShelf(Path folder) {
        this.folder = folder;
    }

    /** A file to record into, before it is known whether it is kept. */
    VoiceFile unfinished(ExtensionId mailbox, String name) {
        return new VoiceFile(made(mailbox).resolve(name + UNFINISHED));
    }

    VoiceFile message(ExtensionId mailbox, MessageId id) {
        return new VoiceFile(of(mailbox).resolve(id + ENDING));
    }

    Optional<VoiceFile> greeting(ExtensionId mailbox, GreetingKind kind) {
        Path file = greetingFile(mailbox, kind);
        return Files.exists(file) ? Optional.of(new VoiceFile(file)) : Optional.empty();
    }

    void keepMessage(VoiceFile unfinished, ExtensionId mailbox, MessageId id) {
        move(unfinished, message(mailbox, id).path());
    }

    void keepGreeting(VoiceFile unfinished, ExtensionId mailbox, GreetingKind kind) {
        move(unfinished, greetingFile(mailbox, kind));
    }

    boolean deleteGreeting(ExtensionId mailbox, GreetingKind kind) {
        return delete(new VoiceFile(greetingFile(mailbox, kind)));
    }

    void copy(VoiceFile from, ExtensionId mailbox, MessageId id) {
        VoiceFile copy = unfinished(mailbox, id.toString());
        try {
            Files.copy(from.path(), copy.path(), REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keepMessage(copy, mailbox, id);
    }

    boolean delete(VoiceFile file) {
        try {
            return Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every message that there is a file of, whatever the index says. */
    List<Found> messages() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file ->
                            Files.isRegularFile(file) && folder.relativize(file).getNameCount() == 2)
                    .flatMap(file -> found(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message that lies in the folder of a mailbox. */
    record Found(ExtensionId mailbox, MessageId id, Duration length) {}

    private Optional<Found> found(Path file) {
        String name = file.getFileName().toString();
        Optional<UUID> mailbox = uuid(folder.relativize(file).getName(0).toString());
        Optional<UUID> id =
                name.endsWith(ENDING) ? uuid(name.substring(0, name.length() - ENDING.length())) : Optional.empty();
        return mailbox.flatMap(
                box -> id.map(message -> new Found(new ExtensionId(box), new MessageId(message), length(file))));
    }

    private static Duration length(Path file) {
        try {
            return Duration.ofMillis(Math.max(0, Files.size(file) - HEADER_BYTES) * 1000 / BYTES_PER_SECOND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Path greetingFile(ExtensionId mailbox, GreetingKind kind) {
        return of(mailbox).resolve("greeting-" + kind.word() + ENDING);
    }

    private Path of(ExtensionId mailbox) {
        return folder.resolve(mailbox.toString());
    }

    private Path made(ExtensionId mailbox) {
        try {
            return Files.createDirectories(of(mailbox));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(VoiceFile from, Path to) {
        try {
            Files.move(from.path(), to, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
