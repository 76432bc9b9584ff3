package uz.karnay.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One file of the journal: eight bytes that say what it is, then frames. Its number is its name. */
final class Segment {

    private static final byte[] MARK = "KARNAYJ1".getBytes(US_ASCII);
    private static final Pattern NAME = Pattern.compile("(\\d{16})\\.calls");

    static final int HEADER_BYTES = MARK.length;

    private Segment() {}

    static byte[] mark() {
        return MARK.clone();
    }

    static Path file(Path folder, long number) {
        return folder.resolve("%016d.calls".formatted(number));
    }

    /** The numbers of all that are there, rising. */
    static List<Long> numbers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Long.parseLong(name.group(1)))
                    .sorted()
                    .toList();
        }
    }
}
