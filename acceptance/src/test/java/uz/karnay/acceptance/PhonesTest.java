package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;
import uz.karnay.acceptance.peer.Rest;
import uz.karnay.acceptance.peer.Subprocess;

/** Two extensions of one office, both of them SIPp. */
@Tag("acceptance")
class PhonesTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String PBX = "127.0.50.1:5060";
    private static final String ALICE = "127.0.50.2:5070";
    private static final String BOB = "127.0.50.3:5080";
    private static final String DAVE = "127.0.50.4:5090";
    private static final String OFFICE = """
            extensions:
              - {number: "200", name: Alice, password: alices-password}
              - {number: "201", name: Bob, password: bobs-password}
              - {number: "202", name: Carol, password: carols-password}
              - {number: "203", name: Dave, password: daves-password}
            """;

    @TempDir
    private static Path directory;

    private static Karnay karnay;
    private static Rest api;

    @BeforeAll
    static void start() {
        karnay = Karnay.start(new Karnay.Place(directory, PBX, "127.0.50.1:8080"), OFFICE);
        api = karnay.api();
    }

    @AfterAll
    static void stop() {
        karnay.close();
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "t1"})
    void registersWithDigest(String transport) {
        register("200", "alices-password", ALICE, transport, 300);
        assertThat(bindings("200"))
                .anySatisfy(binding ->
                        assertThat(binding.path("contact").asString()).contains(ALICE));
        register("200", "alices-password", ALICE, transport, 0);
        assertThat(bindings("200")).isEmpty();
    }

    @Test
    void neverBindsAPhoneWithAWrongPassword() {
        Path fields = Stage.fields(directory, "wrong.csv", List.of("202;300;" + Stage.digest("202", "guessed")));
        Stage.sipp(directory, "register_wrong")
                .at(ALICE)
                .calls(1, 1)
                .with("-inf", fields.toString())
                .run(LIMIT, PBX);
        assertThat(bindings("202")).isEmpty();
    }

    @Test
    void callsAColleagueOverUdp() {
        callsAColleague("201", "bobs-password", BOB, "u1");
    }

    @Test
    void callsAColleagueOverTcp() {
        callsAColleague("203", "daves-password", DAVE, "t1");
    }

    private void callsAColleague(String number, String password, String address, String transport) {
        Instant begin = Instant.now();
        register(number, password, address, transport, 300);
        try (Subprocess bob = Stage.sipp(directory, "bob_answers")
                .at(address)
                .calls(1, 1)
                .with("-t", transport)
                .start()) {
            alice("extension_calls", number).with("-t", transport, "-d", "500").run(LIMIT, PBX);
            assertThat(bob.await(LIMIT)).isZero();
        }
        JsonNode call = recordOf(begin);
        assertThat(call.path("disposition").asString()).isEqualTo("ANSWERED");
        assertThat(call.path("called").asString()).isEqualTo(number);
    }

    @Test
    void holdsAndResumesByReInvite() {
        register("201", "bobs-password", BOB, "u1", 300);
        try (Subprocess bob =
                Stage.sipp(directory, "bob_answers").at(BOB).calls(1, 1).start()) {
            alice("extension_holds", "201").with("-d", "300").run(LIMIT, PBX);
            assertThat(bob.await(LIMIT)).isZero();
        }
    }

    @Test
    void cancelsWhileItRings() {
        Instant begin = Instant.now();
        register("201", "bobs-password", BOB, "u1", 300);
        try (Subprocess bob =
                Stage.sipp(directory, "bob_rings").at(BOB).calls(1, 1).start()) {
            alice("extension_cancels", "201").run(LIMIT, PBX);
            assertThat(bob.await(LIMIT)).isZero();
        }
        assertThat(recordOf(begin).path("disposition").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void endsEveryOfManyCallsAndWritesEachDown() {
        register("201", "bobs-password", BOB, "u1", 300);
        long before = api.get("/api/v1/calls?limit=100").path("items").size();
        int calls = 60;
        try (Subprocess bob =
                Stage.sipp(directory, "bob_answers").at(BOB).calls(calls, 20).start()) {
            alice("extension_calls", "201").calls(calls, 20).with("-d", "200").run(LIMIT, PBX);
            assertThat(bob.await(LIMIT))
                    .as("Bob hears every BYE: one that is sent again would meet the next test's Bob")
                    .isZero();
        }
        Patience.until(
                "every call is written down",
                LIMIT,
                () -> api.get("/api/v1/calls?limit=200").path("items").size() >= before + calls);
        assertThat(api.get("/api/v1/calls/live").path("items")).isEmpty();
    }

    private static void register(String user, String password, String at, String transport, int seconds) {
        Path fields = Stage.fields(
                directory, "register.csv", List.of(user + ";" + seconds + ";" + Stage.digest(user, password)));
        Stage.sipp(directory, "register")
                .at(at)
                .calls(1, 1)
                .with("-t", transport, "-inf", fields.toString())
                .run(LIMIT, PBX);
    }

    private static uz.karnay.acceptance.peer.Sipp alice(String scenario, String dialled) {
        Path fields = Stage.fields(directory, "alice.csv", List.of("200;" + Stage.digest("200", "alices-password")));
        return Stage.sipp(directory, scenario).at(ALICE).calls(1, 1).with("-s", dialled, "-inf", fields.toString());
    }

    private static List<JsonNode> bindings(String number) {
        for (JsonNode extension : api.get("/api/v1/extensions").path("items")) {
            if (extension.path("number").asString().equals(number)) {
                return extension.path("bindings").valueStream().toList();
            }
        }
        throw new IllegalStateException("no extension " + number);
    }

    /** The record of a call that began after {@code since}. */
    private static JsonNode recordOf(Instant since) {
        return Stage.recordSince(api, since);
    }
}
