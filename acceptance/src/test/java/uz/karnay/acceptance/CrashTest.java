package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;
import uz.karnay.acceptance.peer.Rest;
import uz.karnay.acceptance.peer.Subprocess;

/** {@code kill -9} in the middle of the day: no finished call and no phone is lost. */
@Tag("acceptance")
class CrashTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String PBX = "127.0.56.1:5060";
    private static final String CALLER = "127.0.56.2:6060";
    private static final String ANSWERER = "127.0.56.3:7060";
    private static final String OFFICE = """
        extensions:
          - {number: "200", name: Alice, password: alices-password}
        trunks:
          - {name: caller, account: by-address, server: "127.0.56.2:6060", addresses: ["127.0.56.2:6060"], tie-line: true, called-format: as-is, qualify: 0s}
          - {name: answerer, account: by-address, server: "127.0.56.3:7060", addresses: ["127.0.56.3:7060"], called-format: as-is, qualify: 0s}
        dial-plan:
          - {pattern: ".", trunks: [answerer]}
        """;

    @TempDir
    private Path directory;

    @Test
    void losesNoFinishedCallAndNoPhone() throws IOException {
        var here = new Karnay.Place(directory, PBX, "127.0.56.1:8080");
        String password;
        long finished;
        Path statistics = directory.resolve("calls.csv");
        try (Karnay karnay = Karnay.start(here, OFFICE);
                Subprocess bob =
                        Stage.sipp(directory, "bob_answers").at(ANSWERER).start()) {
            password = karnay.oneTimePassword();
            registerAlice();
            try (Subprocess alice = Stage.sipp(directory, "outside_calls")
                    .at(CALLER)
                    .calls(2_000, 50)
                    .with("-s", "998901234567", "-d", "100", "-trace_stat", "-fd", "1", "-stf", statistics.toString())
                    .start(PBX)) {
                Patience.until("a hundred calls have ended", LIMIT, () -> finished(statistics) >= 100);
                finished = finished(statistics);
                Patience.pause(Duration.ofMillis(250)); // the record of a call follows its last answer
                karnay.crash();
                assertThat(bob.isAlive()).isTrue();
                assertThat(alice.isAlive()).isTrue();
            }
        }
        try (Karnay karnay = Karnay.start(here, List.of());
                Rest api = karnay.api(password)) {
            List<JsonNode> records = api.all("/api/v1/calls");
            assertThat(records).hasSizeGreaterThanOrEqualTo((int) finished);
            assertThat(records.stream().map(call -> call.path("id").asString())).doesNotHaveDuplicates();
            assertThat(records)
                    .allSatisfy(
                            call -> assertThat(call.path("endedAt").asString()).isNotEmpty());
            assertThat(api.get("/api/v1/extensions").path("items").path(0).path("bindings"))
                    .hasSize(1);
        }
    }

    @Test
    void losesNoPhoneThatRegisteredAMomentBefore() throws IOException {
        var here = new Karnay.Place(directory, PBX, "127.0.56.1:8080");
        String password;
        try (Karnay karnay = Karnay.start(here, OFFICE)) {
            password = karnay.oneTimePassword();
            registerAlice();
            Patience.pause(Duration.ofMillis(500)); // what is written behind is gathered for a quarter of a second
            karnay.crash();
        }
        try (Karnay karnay = Karnay.start(here, List.of());
                Rest api = karnay.api(password)) {
            assertThat(api.get("/api/v1/extensions").path("items").path(0).path("bindings"))
                    .hasSize(1);
        }
    }

    private void registerAlice() {
        Path fields =
                Stage.fields(directory, "alice.csv", List.of("200;600;" + Stage.digest("200", "alices-password")));
        Stage.sipp(directory, "register")
                .at("127.0.56.4:5070")
                .calls(1, 1)
                .with("-inf", fields.toString())
                .run(LIMIT, PBX);
    }

    private static long finished(Path statistics) {
        return Stage.lastStatistic(statistics, "SuccessfulCall(C)");
    }
}
