package uz.karnay.acceptance.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program started by a test, its output in a file; it and its children end with the test. */
public final class Subprocess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Path output;

    private Subprocess(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    public static Subprocess start(String name, Path directory, List<String> command) {
        return start(name, directory, command, Map.of());
    }

    public static Subprocess start(String name, Path directory, List<String> command, Map<String, String> environment) {
        Path output = directory.resolve(name + ".out");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            return new Subprocess(name, builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not start: is " + command.getFirst() + " installed?", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it wrote so far. */
    public String output() {
        try {
            return Files.exists(output)
                    ? new String(Files.readAllBytes(output), java.nio.charset.StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it wrote {@code text}. */
    public void awaitOutput(String text, Duration limit) {
        Patience.until(name + " writes \"" + text + "\"", limit, () -> {
            if (!isAlive() && !output().contains(text)) {
                throw new IllegalStateException(name + " ended with " + process.exitValue() + ":\n" + output());
            }
            return output().contains(text);
        });
    }

    /** Waits for its end and gives its exit code. */
    public int await(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " has not ended within " + limit + ":\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** SIGTERM, and waits. */
    public int terminate(Duration limit) {
        process.destroy();
        return await(limit);
    }

    /** SIGKILL to it and its children: a crash. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
