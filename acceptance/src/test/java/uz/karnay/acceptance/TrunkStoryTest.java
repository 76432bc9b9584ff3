package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import uz.karnay.acceptance.peer.Kamailio;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Namespace;
import uz.karnay.acceptance.peer.Patience;
import uz.karnay.acceptance.peer.Rest;
import uz.karnay.acceptance.peer.Sip;
import uz.karnay.acceptance.peer.Subprocess;

/** What becomes of a trunk when its configuration, its address or its operator changes. */
@Tag("acceptance")
class TrunkStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String PASSWORD = "operators-password";

    @TempDir
    private Path directory;

    @Test
    void registersAnewWhenItsConfigurationChanges() {
        var here = new Karnay.Place(directory, "127.0.57.1:5060", "127.0.57.1:8080");
        try (Kamailio operator = operator("127.0.57.9:5060");
                Karnay karnay = Karnay.start(here, """
                    trunks:
                      - {name: bell, server: 127.0.57.9, login: "998785553322", password: mistyped, qualify: 5s}
                    """);
                Rest api = karnay.api()) {
            awaitState(api, "refused");
            api.patch(path(api), Map.of("identity", Map.of("password", PASSWORD)));
            awaitState(api, "registered");
            api.patch(path(api), Map.of("identity", Map.of("realm", "another.uz")));
            awaitState(api, "refused");
            // its server has no address any more: all goes over the proxy
            api.patch(
                    path(api),
                    Map.of(
                            "identity", Map.of("realm", "bell.invalid"),
                            "server", Map.of("host", "bell.invalid"),
                            "outboundProxy", Map.of("host", "127.0.57.9")));
            awaitState(api, "registered");
            assertThat(karnay.log()).contains("SIP Trunk registered: bell (998785553322@bell.invalid)");
            api.patch(path(api), Map.of("enabled", false));
            awaitState(api, "disabled");
            assertThat(operator).isNotNull();
        }
    }

    @Test
    void registersAnewWhenItsOwnAddressChanges() throws IOException {
        try (Namespace network = Namespace.open("karnay-move", directory)) {
            List.of("10.77.0.2", "10.77.0.3", "10.77.0.9").forEach(network::addAddress);
            network.sendFrom("10.77.0.2", "10.77.0.9");
            Path trace = directory.resolve("sip.trace");
            Path office = Files.writeString(directory.resolve("office.yaml"), """
                trunks:
                  - {name: bell, server: 10.77.0.9, login: "998785553322", password: operators-password, qualify: 0s}
                """);
            Path settings = Files.writeString(
                    directory.resolve("karnay.yaml"), "sip: {trace: " + trace + "}\ngateway: {domain: pbx.uz}\n");
            var here = new Karnay.Place(directory, "0.0.0.0:5080", "127.0.0.1:8080", network.prefix());
            try (Subprocess operator = Subprocess.start("kamailio", directory, operatorIn(network));
                    Karnay karnay =
                            Karnay.start(here, List.of("--load", office.toString(), "--config", settings.toString()))) {
                karnay.awaitLog("SIP Trunk registered: bell");
                assertThat(Files.readString(trace)).contains("@10.77.0.2:5080").doesNotContain("@10.77.0.3:5080");
                network.sendFrom("10.77.0.3", "10.77.0.9");
                karnay.awaitLog("Own address towards trunk bell changed");
                Patience.until(
                        "the operator confirms the new address",
                        LIMIT,
                        () -> read(trace).matches("(?s).*SIP/2.0 200 OK.*Contact: [^\r]*@10.77.0.3:5080.*"));
                assertThat(operator.isAlive()).isTrue();
            }
        }
    }

    @Test
    void leavesASilentTrunkForTheNextWithinSeconds() {
        var here = new Karnay.Place(directory, "127.0.57.1:5060", "127.0.57.1:8080");
        try (var silent = new Sip("127.0.57.5", 5060);
                Karnay karnay = Karnay.start(here, """
                    trunks:
                      - {name: caller, account: by-address, server: "127.0.57.2:6060", addresses: ["127.0.57.2:6060"], tie-line: true, called-format: as-is, qualify: 0s}
                      - {name: silent, account: by-address, server: 127.0.57.5, called-format: as-is, qualify: 0s}
                      - {name: answerer, account: by-address, server: "127.0.57.3:7060", called-format: as-is, qualify: 0s}
                    dial-plan:
                      - {pattern: ".", trunks: [silent, answerer]}
                    """);
                Subprocess bob = Stage.sipp(directory, "bob_answers")
                        .at("127.0.57.3:7060")
                        .start()) {
            long begin = System.nanoTime();
            for (int call = 0; call < 3; call++) {
                Stage.sipp(directory, "outside_calls")
                        .at("127.0.57.2:6060")
                        .calls(1, 1)
                        .with("-s", "998901234567", "-d", "100")
                        .run(LIMIT, karnay.sip());
            }
            // only the first one waited: from then on the silent one is tried last
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(12));
            assertThat(silent.receive(Duration.ofMillis(1)))
                    .hasValueSatisfying(invite -> assertThat(invite).startsWith("INVITE"));
            assertThat(bob.isAlive()).isTrue();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kamailio operator(String address) {
        return Kamailio.start(directory, configuration(), address, PASSWORD);
    }

    private List<String> operatorIn(Namespace network) {
        return java.util.stream.Stream.concat(
                        network.prefix().stream(),
                        Kamailio.command(directory, configuration(), "10.77.0.9:5060", PASSWORD).stream())
                .toList();
    }

    private static Path configuration() {
        return Karnay.home().resolve("acceptance/src/test/resources/kamailio/operator.cfg");
    }

    private static void awaitState(Rest api, String state) {
        Patience.until(
                "the trunk is " + state,
                LIMIT,
                () -> trunk(api).path("status").path("state").asString().equalsIgnoreCase(state));
    }

    private static String path(Rest api) {
        return "/api/v1/trunks/" + trunk(api).path("id").asString();
    }

    private static JsonNode trunk(Rest api) {
        return api.get("/api/v1/trunks").path("items").path(0);
    }
}
