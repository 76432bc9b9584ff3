package uz.karnay.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.karnay.server.config.ServerConfig;

/**
 * A short life of the server on loopback, run once when it is built: phones call each other through it, and the JVM
 * keeps the classes that it loaded and linked meanwhile (JEP 514) and what it learned about their methods (JEP 515). So
 * the next starts are fast, and their first calls too. Leaves nothing behind.
 */
public final class Training {

    private static final String ALICE = "127.0.0.1";
    private static final String BOB = "127.0.0.2";
    private static final int BOB_PORT = 47_160;

    /** So many pairs of phones talk at once, since each spends most of its time waiting. */
    private static final int PAIRS = 6;

    /** The compiler needs some thousand runs of a method to know it. */
    private static final int CALLS_OF_A_PAIR = 1000;

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

    /** Operators that trust us: whatever an Alice dials goes to the Bob of its last digit. */
    private static String office() {
        var trunks = new StringBuilder();
        var rules = new StringBuilder();
        for (int pair = 0; pair < PAIRS; pair++) {
            trunks.append("  - {name: bob%d, account: by-address, server: %s:%d, called-format: as-is, qualify: 0s}\n"
                    .formatted(pair, BOB, BOB_PORT + pair));
            rules.append("  - {name: to-bob%d, pattern: \"%s\", trunks: [bob%d]}\n"
                    .formatted(pair, TrainingCall.number(pair), pair));
        }
        return """
                trunks:
                  - {name: alice, account: by-address, server: %s, addresses: [%s], tie-line: true, called-format: as-is, qualify: 0s}
                %sdial-plan:
                %s""".formatted(ALICE, ALICE, trunks, rules);
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
        var pairs = new ArrayList<Callable<Void>>();
        for (int pair = 0; pair < PAIRS; pair++) {
            int number = pair;
            pairs.add(() -> talk(number, server));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(PAIRS)) {
            for (Future<Void> pair : threads.invokeAll(pairs)) {
                pair.get();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while training");
        } catch (ExecutionException e) {
            throw new IOException("training failed", e.getCause());
        }
    }

    private static @Nullable Void talk(int pair, InetSocketAddress server) throws IOException {
        try (var alice = new TrainingPhone(ALICE, 0, server);
                var bob = new TrainingPhone(BOB, BOB_PORT + pair, server)) {
            for (int call = 1; call <= CALLS_OF_A_PAIR; call++) {
                new TrainingCall(alice, bob, pair, call).run(VOICE_PACKETS);
            }
        } catch (BindException e) {
            System.err.println("trained without calls: " + BOB + ": " + e.getMessage()); // a system with one loopback
        }
        return null;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
