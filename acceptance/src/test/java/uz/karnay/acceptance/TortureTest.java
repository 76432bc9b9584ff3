package uz.karnay.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Sip;

/** Messages that no decent phone sends: RFC 4475's, each with the answer it deserves, and noise. */
@Tag("acceptance")
class TortureTest {

    private static final String PBX = "127.0.54.1:5060";
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofMillis(400);

    private static final String OFFICE = """
            extensions:
              - {number: "200", password: a-password}
            trunks:
              - {name: outside, account: by-address, server: "127.0.54.2:5060", addresses: ["127.0.54.0/24"], qualify: 0s}
            """;

    @TempDir
    private Path directory;

    private @Nullable Karnay karnay;

    @BeforeEach
    void start() throws IOException {
        Path office = Files.writeString(directory.resolve("office.yaml"), OFFICE);
        Path patient = Files.writeString(directory.resolve("karnay.yaml"), "gateway: {max-lag: 1m}\n");
        karnay = Karnay.start(
                new Karnay.Place(directory, PBX, "127.0.54.1:8080"),
                List.of("--load", office.toString(), "--config", patient.toString()));
    }

    @AfterEach
    void stop() {
        karnay().close();
    }

    @Test
    void answersEveryTortureMessageOverUdp() throws IOException {
        try (var all = new Expectations()) {
            for (Expected message : expected()) {
                try (var sip = new Sip(all.nextAddress(), message.port())) {
                    sip.send(message.bytes(all.asked), PBX);
                    all.check(message, message.overUdp, statuses(sip, message.overUdp));
                }
            }
        }
        assertUnharmed();
    }

    @Test
    void answersEveryTortureMessageOverTcp() throws IOException {
        karnay().close(); // a repetition over another transport would be told what the first was told, where that came
        // from
        start();
        try (var all = new Expectations()) {
            for (Expected message : expected()) {
                all.check(message, message.overTcp, overTcp(message, all.nextAddress(), all.asked));
            }
        }
        assertUnharmed();
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
        assertThat(karnay().log()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    private Karnay karnay() {
        return Objects.requireNonNull(karnay);
    }

    private void assertUnharmed() {
        assertThat(Sip.awaitAnswer(PBX, LIMIT)).startsWith("SIP/2.0 200");
        assertThat(karnay().log()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    /** A line of the corpus: what the wire shows of a message's fate. */
    private record Expected(Path file, String overUdp, String overTcp) {

        /** Several share a branch, and would be taken for repetitions of one another: each gets one of its own. */
        byte[] bytes(int number) throws IOException {
            return text().replace("z9hG4bKkdjuw", "z9hG4bKkdj" + number).getBytes(ISO_8859_1);
        }

        /** Whoever asks for no rport is answered at the port of its Via. */
        int port() throws IOException {
            Matcher sentBy = Pattern.compile("(?m)^Via: [^;,]*:(\\d+);").matcher(text());
            return sentBy.find() ? Integer.parseInt(sentBy.group(1)) : 5060;
        }

        private String text() throws IOException {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        }
    }

    /** All messages, each from an address of its own, so that a repeated answer is not taken for the next one's. */
    private static final class Expectations implements AutoCloseable {

        private final List<String> wrong = new ArrayList<>();
        private int asked = 9;

        String nextAddress() {
            return "127.0.54." + ++asked;
        }

        void check(Expected message, String expected, String found) {
            if (!expected.equals(found)) {
                wrong.add(message.file.getFileName() + ": " + found + " instead of " + expected);
            }
        }

        @Override
        public void close() {
            assertThat(asked).isGreaterThan(50);
            assertThat(wrong).isEmpty();
        }
    }

    private static String statuses(Sip sip, String expected) {
        List<String> statuses = new ArrayList<>();
        Optional<String> answer = sip.receive(expected.equals("silence") ? SILENCE : LIMIT);
        while (answer.isPresent()) {
            addFinal(answer.get(), statuses);
            answer = sip.receive(statuses.isEmpty() ? LIMIT : Duration.ofMillis(20));
        }
        return statuses.isEmpty() ? "silence" : String.join(",", statuses);
    }

    private static void addFinal(String line, List<String> statuses) {
        String status = line.split(" ", 3)[1];
        if (status.charAt(0) != '1' && !statuses.contains(status)) {
            statuses.add(status);
        }
    }

    private static String overTcp(Expected message, String own, int number) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(Sip.address(own + ":0"));
            socket.connect(Sip.address(PBX), 5_000);
            socket.getOutputStream().write(message.bytes(number));
            return statuses(socket, message.overTcp);
        }
    }

    /** The final answers on a connection, until as many have come as are expected, or it is silent or closed. */
    private static String statuses(Socket socket, String expected) throws IOException {
        List<String> statuses = new ArrayList<>();
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        socket.setSoTimeout(expected.equals("silence") ? (int) SILENCE.toMillis() : (int) LIMIT.toMillis());
        try {
            String line = "";
            while (line != null && statuses.size() < expected.split(",").length) {
                line = in.readLine();
                if (line == null) {
                    statuses.add("closed");
                } else if (line.startsWith("SIP/2.0 ")) {
                    addFinal(line, statuses);
                }
            }
        } catch (SocketTimeoutException _) {
            return statuses.isEmpty() ? "silence" : String.join(",", statuses);
        }
        return String.join(",", statuses);
    }

    private static List<Expected> expected() throws IOException {
        Path corpus = Karnay.home().resolve("sip/src/test/resources/corpus/torture");
        try (Stream<String> lines = Files.lines(corpus.resolve("answers.txt"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .map(words -> new Expected(corpus.resolve(words[0] + ".dat"), words[1], words[2]))
                    .toList();
        }
    }
}
