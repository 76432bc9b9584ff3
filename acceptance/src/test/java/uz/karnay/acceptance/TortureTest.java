package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Sip;

/** Messages that no decent phone sends: RFC 4475's, and noise. Whatever comes, the next decent question is answered. */
@Tag("acceptance")
class TortureTest {

    private static final String PBX = "127.0.54.1:5060";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    private static Path directory;

    private static Karnay karnay;

    @BeforeAll
    static void start() {
        karnay = Karnay.start(
                new Karnay.Place(directory, PBX, "127.0.54.1:8080"),
                "extensions: [{number: \"200\", password: a-password}]\n");
    }

    @AfterAll
    static void stop() {
        karnay.close();
    }

    @Test
    void livesThroughEveryTortureMessageOverUdp() throws IOException {
        for (Path message : messages()) {
            try (var sip = new Sip("127.0.54.2")) {
                sip.send(Files.readAllBytes(message), PBX);
                assertThat(Sip.awaitAnswer(PBX, LIMIT))
                        .as("after " + message.getFileName())
                        .startsWith("SIP/2.0 200");
            }
        }
        assertThat(karnay.log()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void livesThroughEveryTortureMessageOverTcp() throws IOException {
        for (Path message : messages()) {
            sendOverTcp(Files.readAllBytes(message));
            assertThat(Sip.awaitAnswer(PBX, LIMIT))
                    .as("after " + message.getFileName())
                    .startsWith("SIP/2.0 200");
        }
        assertThat(karnay.log()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void livesThroughNoise() {
        var random = new Random(1);
        try (var sip = new Sip("127.0.54.2")) {
            for (int i = 0; i < 5_000; i++) {
                var noise = new byte[random.nextInt(1_400)];
                random.nextBytes(noise);
                sip.send(noise, PBX);
            }
        }
        assertThat(Sip.awaitAnswer(PBX, LIMIT)).startsWith("SIP/2.0 200");
        assertThat(karnay.log()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    private static void sendOverTcp(byte[] message) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(Sip.address(PBX), 5_000);
            OutputStream out = socket.getOutputStream();
            out.write(message);
            out.flush();
        }
    }

    private static List<Path> messages() throws IOException {
        Path corpus = Karnay.home().resolve("sip/src/test/resources/corpus/torture");
        try (Stream<Path> files = Files.list(corpus)) {
            List<Path> messages = files.filter(file -> file.toString().endsWith(".dat"))
                    .sorted()
                    .toList();
            assertThat(messages).hasSizeGreaterThan(40);
            return messages;
        }
    }
}
