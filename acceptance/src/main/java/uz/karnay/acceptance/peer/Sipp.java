package uz.karnay.acceptance.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** SIPp playing one scenario. */
public final class Sipp {

    private final Path directory;
    private final Path scenario;
    private final List<String> options = new ArrayList<>();
    private List<String> prefix = List.of();

    /** @param directory for its output and statistics */
    public Sipp(Path directory, Path scenario) {
        this.directory = directory;
        this.scenario = scenario;
    }

    /** Where it stands, {@code 127.0.40.9:6060}. */
    public Sipp at(String address) {
        int colon = address.lastIndexOf(':');
        return with("-i", address.substring(0, colon), "-p", address.substring(colon + 1));
    }

    /** How many calls, at how many a second. */
    public Sipp calls(int count, int perSecond) {
        return with("-m", String.valueOf(count), "-r", String.valueOf(perSecond));
    }

    public Sipp with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Runs it behind another command, such as {@code ip netns exec NAME}. */
    public Sipp inside(List<String> command) {
        prefix = List.copyOf(command);
        return this;
    }

    /** Starts it; a caller names its target, an answerer does not. */
    public Subprocess start(String... target) {
        String name = scenario.getFileName().toString().replace(".xml", "");
        List<String> command = new ArrayList<>(prefix);
        command.add("sipp");
        command.addAll(List.of(target));
        command.addAll(List.of(
                "-sf",
                scenario.toString(),
                "-nostdin",
                "-trace_err",
                "-error_file",
                directory.resolve(name + ".err").toString()));
        command.addAll(List.of("-timeout", "150s", "-timeout_error"));
        command.addAll(options);
        return Subprocess.start(name, directory, command);
    }

    /** Runs it to its end; an exception with its output when a call failed. */
    public void run(Duration limit, String target) {
        try (Subprocess process = start(target)) {
            int code = process.await(limit);
            if (code != 0) {
                throw new IllegalStateException("SIPp's " + scenario.getFileName() + " ended with " + code + ":\n"
                        + errors() + tail(process.output()));
            }
        }
    }

    private String errors() {
        Path file = directory.resolve(scenario.getFileName().toString().replace(".xml", "") + ".err");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 3_000));
    }
}
