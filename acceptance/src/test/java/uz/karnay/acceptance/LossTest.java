package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Namespace;
import uz.karnay.acceptance.peer.Rest;
import uz.karnay.acceptance.peer.Sipp;
import uz.karnay.acceptance.peer.Subprocess;

/** A network that loses every tenth packet, in a namespace of its own (root only). */
@Tag("acceptance")
class LossTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PBX = "127.0.53.1:5060";
    private static final String CALLER = "127.0.53.2:6060";
    private static final String ANSWERER = "127.0.53.3:7060";
    private static final String HTTP = "127.0.53.1:8080";
    private static final int CALLS = 100;
    private static final int PHONES = 50;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void completesEveryCallAndRegistrationWhenEveryTenthPacketIsLost(String transport) throws IOException {
        String password;
        try (Namespace lossy = Namespace.open("karnay-loss", directory)) {
            lossy.losePercent(10);
            // what is held against Karnay here is the network, not a machine that other work slows down
            Path settings = Files.writeString(directory.resolve("karnay.yaml"), "gateway: {max-lag: 10s}\n");
            Path office = Files.writeString(directory.resolve("office.yaml"), office(transport));
            try (Karnay karnay = Karnay.start(
                            new Karnay.Place(directory, PBX, HTTP, lossy.prefix()),
                            List.of("--load", office.toString(), "--config", settings.toString()));
                    Subprocess bob =
                            sipp("bob_answers", transport, lossy).at(ANSWERER).start()) {
                Path statistics = directory.resolve("calls.csv");
                sipp("outside_calls", transport, lossy)
                        .at(CALLER)
                        .calls(CALLS, 10)
                        .with("-s", "998901234567", "-d", "1000", "-recv_timeout", "40000")
                        .with("-trace_stat", "-fd", "1", "-stf", statistics.toString())
                        .run(LIMIT, PBX);
                register(transport, lossy);
                assertThat(bob.isAlive()).isTrue();
                assertThat(lossy.lost()).as("packets lost").isGreaterThan(CALLS / 2);
                long repeated = transport.equals("udp")
                        ? Stage.lastStatistic(statistics, "Retransmissions(C)")
                        : lossy.tcpRetransmissions();
                assertThat(repeated).as("sent again").isGreaterThan(10);
                password = karnay.oneTimePassword();
                karnay.stop();
            }
        }
        assertAllIsWrittenDown(password);
    }

    private void register(String transport, Namespace lossy) {
        List<String> phones = IntStream.range(0, PHONES)
                .mapToObj(n -> 200 + n + ";600;" + Stage.digest("" + (200 + n), "phones-password"))
                .toList();
        sipp("register", transport, lossy)
                .at("127.0.53.4:5070")
                .calls(PHONES, 10)
                .with("-inf", Stage.fields(directory, "phones.csv", phones).toString(), "-recv_timeout", "40000")
                .run(LIMIT, PBX);
    }

    private void assertAllIsWrittenDown(String password) {
        try (Karnay karnay = Karnay.start(new Karnay.Place(directory, PBX, HTTP), List.of());
                Rest api = karnay.api(password)) {
            var records = api.get("/api/v1/calls?limit=200").path("items");
            assertThat(records).hasSize(CALLS);
            assertThat(records.valueStream()
                            .map(call -> call.path("disposition").asString().toUpperCase(Locale.ROOT)))
                    .containsOnly("ANSWERED");
            assertThat(api.all("/api/v1/extensions"))
                    .hasSize(PHONES)
                    .allSatisfy(phone -> assertThat(phone.path("bindings")).hasSize(1));
        }
    }

    /** Every side of the same transport; over TCP each SIPp keeps to one connection. */
    private Sipp sipp(String scenario, String transport, Namespace lossy) {
        return Stage.sipp(directory, scenario)
                .inside(lossy.prefix())
                .with("-default_behaviors", "all,-abortunexp")
                .with("-t", transport.equals("udp") ? "u1" : "t1");
    }

    private static String office(String transport) {
        return """
            extensions:
              - {numbers: "200-249", password: phones-password}
            trunks:
              - {name: caller, account: by-address, server: "TRANSPORT:127.0.53.2:6060", addresses: ["127.0.53.2"], tie-line: true, called-format: as-is, qualify: 0s}
              - {name: answerer, account: by-address, server: "TRANSPORT:127.0.53.3:7060", addresses: ["127.0.53.3"], called-format: as-is, qualify: 0s}
            dial-plan:
              - {pattern: ".", trunks: [answerer]}
            """.replace("TRANSPORT", transport);
    }
}
