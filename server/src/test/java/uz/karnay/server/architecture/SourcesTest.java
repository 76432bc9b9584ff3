package uz.karnay.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that only the source shows, for every module of the repository. */
class SourcesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int MOST_LINES = 500;
    private static final Pattern WAITS_OR_SKIPS =
            Pattern.compile("Thread\\.sleep\\(|TimeUnit\\.[A-Z]+\\.sleep\\(|@Disabled\\b");
    private static final Pattern POLLS = Pattern.compile("LockSupport\\.parkNanos");

    /** Where threads of the system are waited for: a look every few milliseconds, with an end, is the honest way. */
    private static final List<String> WITH_REAL_THREADS = List.of("net", "store", "api", "server", "acceptance");

    @Test
    void noTestSleepsOrIsDisabled() throws IOException {
        assertThat(sources("src/test"))
                .filteredOn(file -> !file.startsWith(ROOT.resolve("acceptance")))
                .filteredOn(file -> !file.endsWith("SourcesTest.java"))
                .isNotEmpty()
                .filteredOn(file -> WAITS_OR_SKIPS.matcher(read(file)).find())
                .isEmpty();
    }

    @Test
    void noTestOfVirtualTimeWaitsForRealTime() throws IOException {
        assertThat(sources("src/test"))
                .filteredOn(file -> !WITH_REAL_THREADS.contains(
                        ROOT.relativize(file).getName(0).toString()))
                .isNotEmpty()
                .filteredOn(file -> POLLS.matcher(read(file)).find())
                .isEmpty();
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        assertThat(sources("src/main"))
                .isNotEmpty()
                .filteredOn(file -> read(file).lines().count() > MOST_LINES)
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatIsNull() throws IOException {
        List<Path> folders =
                sources("src/main").stream().map(Path::getParent).distinct().toList();
        assertThat(folders)
                .isNotEmpty()
                .filteredOn(folder -> !Files.exists(folder.resolve("package-info.java"))
                        || !read(folder.resolve("package-info.java")).contains("@NullMarked"))
                .isEmpty();
    }

    private static List<Path> sources(String part) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve(part).resolve("java"))
                    .filter(Files::isDirectory)
                    .flatMap(SourcesTest::javaFiles)
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
