package uz.karnay.sip.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of messages with an index that says what becomes of each. */
record Corpus(Path folder) {

    /** A line of the index: {@code refused 400} and the like, and where the RFC tells of it. */
    record Entry(String name, String fate, String section, Path file) {

        byte[] bytes() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public String toString() {
            return name + " (RFC 4475 §" + section + ")";
        }
    }

    static Corpus torture() {
        try {
            return new Corpus(
                    Path.of(Corpus.class.getResource("/corpus/torture").toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    List<Entry> entries() {
        try (Stream<String> lines = Files.lines(folder.resolve("index.txt"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(this::entry)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".dat"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Entry entry(String line) {
        String[] words = line.split("\\s+");
        boolean refused = words[1].equals("refused");
        String fate = refused ? words[1] + " " + words[2] : words[1];
        return new Entry(words[0], fate, words[refused ? 3 : 2], folder.resolve(words[0] + ".dat"));
    }
}
