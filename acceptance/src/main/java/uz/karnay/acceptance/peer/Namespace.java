package uz.karnay.acceptance.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A network of its own with nothing but loopback, in which packets can get lost. Needs root. */
public final class Namespace implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final Path directory;

    private Namespace(String name, Path directory) {
        this.name = name;
        this.directory = directory;
    }

    public static Namespace open(String name, Path directory) {
        var namespace = new Namespace(name, directory);
        namespace.host("ip", "netns", "add", name);
        namespace.run("ip", "link", "set", "lo", "up");
        return namespace;
    }

    /** From now on so many of a hundred packets of UDP and TCP are lost, by chance. */
    public void losePercent(int percent) {
        run("nft", "add table inet loss");
        run("nft", "add chain inet loss input { type filter hook input priority 0 ; }");
        run(
                "nft",
                "add rule inet loss input meta l4proto { udp, tcp } numgen random mod 100 < " + percent
                        + " counter drop");
    }

    /** How many packets were lost. */
    public long lost() {
        String rules = run("nft", "list table inet loss");
        var packets = java.util.regex.Pattern.compile("counter packets (\\d+)").matcher(rules);
        return packets.find() ? Long.parseLong(packets.group(1)) : 0;
    }

    /** How many TCP segments were sent again. */
    public long tcpRetransmissions() {
        var count = java.util.regex.Pattern.compile("TcpRetransSegs\\s+(\\d+)")
                .matcher(run("nstat", "-asz", "TcpRetransSegs"));
        return count.find() ? Long.parseLong(count.group(1)) : 0;
    }

    /** An address of this network's own, such as {@code 10.77.0.2}. */
    public void addAddress(String address) {
        run("ip", "addr", "add", address + "/32", "dev", "lo");
    }

    /** From now on what goes to {@code destination} goes out under the address {@code source}. */
    public void sendFrom(String source, String destination) {
        run("ip", "route", "replace", "local", destination, "dev", "lo", "table", "local", "src", source);
    }

    /** What to put before a command so that it runs in here. */
    public List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    private String run(String... command) {
        List<String> inside = new ArrayList<>(prefix());
        inside.addAll(List.of(command));
        return host(inside.toArray(String[]::new));
    }

    private String host(String... command) {
        try (Subprocess process = Subprocess.start("namespace", directory, List.of(command))) {
            int code = process.await(LIMIT);
            if (code != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended with " + code + ": " + process.output());
            }
            return process.output();
        }
    }

    @Override
    public void close() {
        host("ip", "netns", "del", name);
    }
}
