package uz.karnay.acceptance.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Karnay itself, started as a newcomer starts it: {@code ./karnay run}. */
public final class Karnay implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final Place place;
    private final Subprocess process;

    private Karnay(Place place, Subprocess process) {
        this.place = place;
        this.process = process;
    }

    /**
     * Where it runs.
     *
     * @param directory for its data and its output
     * @param sip {@code 127.0.50.1:5060}
     * @param http {@code 127.0.50.1:8080}
     * @param prefix what stands before the command, such as {@code ip netns exec NAME}
     */
    public record Place(Path directory, String sip, String http, List<String> prefix) {

        public Place(Path directory, String sip, String http) {
            this(directory, sip, http, List.of());
        }
    }

    /** With an office loaded into an empty database. */
    public static Karnay start(Place place, String office) {
        try {
            Path file = place.directory().resolve("office.yaml");
            Files.writeString(file, office);
            return start(place, List.of("--load", file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With whatever its data folder holds. */
    public static Karnay start(Place place, List<String> options) {
        Subprocess process = launch(place, options);
        try {
            Patience.until("Karnay is ready", START_LIMIT, () -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Karnay ended:\n" + process.output());
                }
                return process.output().contains("Karnay is ready");
            });
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return new Karnay(place, process);
    }

    /** Starts it and leaves open what becomes of it. */
    public static Subprocess launch(Place place, List<String> options) {
        List<String> command = new ArrayList<>(place.prefix());
        command.addAll(List.of(home().resolve("karnay").toString(), "run"));
        command.addAll(List.of("--data", place.directory().resolve("data").toString()));
        command.addAll(List.of("--sip", place.sip(), "--http", place.http()));
        command.addAll(options);
        return Subprocess.start("karnay", place.directory(), command);
    }

    /** The checkout: the folder that holds the launcher. */
    public static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("karnay"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no launcher above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    public String sip() {
        return place.sip();
    }

    public long pid() {
        return process.pid();
    }

    /** All it printed and logged. */
    public String log() {
        return process.output();
    }

    public void awaitLog(String text) {
        process.awaitOutput(text, Duration.ofSeconds(30));
    }

    /** The API, signed in with the one-time password and a better one chosen, as a person would at the first start. */
    public Rest api() {
        return api(oneTimePassword());
    }

    /** The same, with a one-time password printed by an earlier start. */
    public Rest api(String oneTimePassword) {
        awaitLog("API is ready");
        return Rest.firstSignIn("http://" + place.http(), oneTimePassword);
    }

    /** The first administrator's password, as the first start printed it. */
    public String oneTimePassword() {
        Matcher password = Pattern.compile("one-time password: (\\S+)").matcher(log());
        if (!password.find()) {
            throw new IllegalStateException("no one-time password was printed:\n" + log());
        }
        return password.group(1);
    }

    /** The password made up for an extension and printed at the first start. */
    public String passwordOf(String extension) {
        Matcher password = Pattern.compile("extension " + extension + " .*password: (\\S+)")
                .matcher(log());
        if (!password.find()) {
            throw new IllegalStateException("no password of " + extension + " was printed:\n" + log());
        }
        return password.group(1);
    }

    /** {@code kill -9}. */
    public void crash() {
        process.kill();
    }

    /** Ctrl-C; gives the exit code. */
    public int stop() {
        return process.terminate(Duration.ofSeconds(30));
    }

    /** Starts again on the same data. */
    public Karnay again() {
        return start(place, List.of());
    }

    @Override
    public void close() {
        process.close();
    }
}
