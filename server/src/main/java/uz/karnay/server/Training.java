package uz.karnay.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import uz.karnay.server.config.ServerConfig;

/**
 * A short life of the server on loopback, run once when it is built: two phones call each other through it, and the JVM
 * keeps the classes that it loaded and linked meanwhile (JEP 514) and what it learned about their methods (JEP 515). So
 * the next starts are fast, and their first calls too. Leaves nothing behind.
 */
public final class Training {

    private static final String ALICE = "127.0.0.1";
    private static final String BOB = "127.0.0.2";
    private static final int BOB_PORT = 47_160;

    /** The compiler needs some thousand runs of a method to know it. */
    private static final int CALLS = 2000;

    private static final int VOICE_PACKETS = 5;

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("karnay-training");
        try {
            live(folder);
        } finally {
            remove(folder);
        }
    }

    private static void live(Path folder) throws IOException {
        Path office = Files.writeString(folder.resolve("office.yaml"), office());
        String[] wishes = {
            "--data",
            folder.resolve("data").toString(),
            "--load",
            office.toString(),
            "--sip",
            ALICE + ":0",
            "--http",
            ALICE + ":0"
        };
        ServerConfig config = Main.configuration(wishes).orElseThrow();
        try (Server server = Server.start(config)) {
            askForOptions(server.sipAddress());
            callEachOther(server.sipAddress());
        }
    }

    /** Two operators that trust us, and whatever Alice dials goes to Bob. */
    private static String office() {
        return """
                trunks:
                  - {name: alice, account: by-address, server: %s, addresses: [%s], tie-line: true, called-format: as-is, qualify: 0s}
                  - {name: bob, account: by-address, server: %s, addresses: [%s], called-format: as-is, qualify: 0s}
                dial-plan:
                  - {name: everything, pattern: ".", trunks: [bob]}
                """.formatted(ALICE, ALICE, BOB + ":" + BOB_PORT, BOB);
    }

    private static void askForOptions(InetSocketAddress server) throws IOException {
        try (var phone = new TrainingPhone(ALICE, 0, server)) {
            phone.send(
                    "OPTIONS sip:" + ALICE + " SIP/2.0",
                    "Via: SIP/2.0/UDP " + phone.address() + ";branch=z9hG4bK-training;rport",
                    "From: <sip:training@127.0.0.1>;tag=training",
                    "To: <sip:127.0.0.1>",
                    "Call-ID: training",
                    "CSeq: 1 OPTIONS",
                    "Max-Forwards: 70",
                    "Content-Length: 0",
                    "",
                    "");
            phone.await("SIP/2.0 ");
        }
    }

    private static void callEachOther(InetSocketAddress server) throws IOException {
        try (var alice = new TrainingPhone(ALICE, 0, server);
                var bob = new TrainingPhone(BOB, BOB_PORT, server)) {
            for (int call = 1; call <= CALLS; call++) {
                new TrainingCall(alice, bob, call).run(VOICE_PACKETS);
            }
        } catch (BindException e) {
            System.err.println("trained without calls: " + BOB + ": " + e.getMessage()); // a system with one loopback
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
