package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
import uz.karnay.acceptance.peer.SmallDisk;
import uz.karnay.acceptance.peer.Subprocess;

/** A data folder on a disk that is full, and on one that fills while calls go on (root only). */
@Tag("acceptance")
class FullDiskTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String PBX = "127.0.59.1:5060";
    private static final String HTTP = "127.0.59.1:8080";
    private static final String CALLER = "127.0.59.2:6060";
    private static final String ANSWERER = "127.0.59.3:7060";
    private static final int CALLS = 20;
    private static final String OFFICE = """
        trunks:
          - {name: caller, account: by-address, server: "127.0.59.2:6060", addresses: ["127.0.59.2:6060"], tie-line: true, called-format: as-is, qualify: 0s}
          - {name: answerer, account: by-address, server: "127.0.59.3:7060", addresses: ["127.0.59.3:7060"], called-format: as-is, qualify: 0s}
        dial-plan:
          - {pattern: ".", trunks: [answerer]}
        """;

    @TempDir
    private Path directory;

    @Test
    void doesNotStartOnADiskThatIsFullAndLeavesNothingHalfDone() {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("data"), directory, 64)) {
            assertRefused(); // there is not even room for the database's program
            disk.grow(1_200);
            assertRefused(); // nor for its tables
            disk.grow(16 << 10);
            try (Karnay karnay = Karnay.start(here(), OFFICE)) {
                karnay.awaitLog("API is ready");
                assertThat(karnay.stop()).isZero();
            }
        }
    }

    private void assertRefused() {
        try (Subprocess process = Karnay.launch(here(), List.of())) {
            assertThat(process.await(LIMIT)).isNotZero();
            List<String> lines =
                    process.output().lines().filter(line -> !line.isBlank()).toList();
            assertThat(lines).as(process.output()).hasSize(1);
            assertThat(lines.getFirst()).contains("data").containsIgnoringCase("space");
        }
    }

    @Test
    void callsGoOnWhileTheDiskIsFullAndNoneIsForgotten() {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("data"), directory, 16 << 10)) {
            try (Karnay karnay = Karnay.start(here(), OFFICE);
                    Rest api = karnay.api();
                    Subprocess bob =
                            Stage.sipp(directory, "bob_answers").at(ANSWERER).start()) {
                call();
                disk.fill();
                call();
                karnay.awaitLog("Cannot write the journal");
                assertThat(health(api).path("up").asBoolean()).isFalse();
                disk.empty();
                Patience.until(
                        "the disk is well again",
                        LIMIT,
                        () -> health(api).path("up").asBoolean());
                call();
                assertThat(bob.isAlive()).isTrue();
                assertThat(karnay.stop()).isZero();
                assertAllIsWrittenDown(api);
            }
        }
    }

    /** By the token of before the restart. */
    private void assertAllIsWrittenDown(Rest api) {
        try (Karnay again = Karnay.start(here(), List.of())) {
            again.awaitLog("API is ready");
            assertThat(api.all("/api/v1/calls"))
                    .hasSize(3 * CALLS)
                    .allSatisfy(call ->
                            assertThat(call.path("disposition").asString()).isEqualToIgnoringCase("answered"));
        }
    }

    private void call() {
        Stage.sipp(directory, "outside_calls")
                .at(CALLER)
                .calls(CALLS, 10)
                .with("-s", "998901234567", "-d", "200")
                .run(LIMIT, PBX);
    }

    private static JsonNode health(Rest api) {
        for (JsonNode source : api.get("/api/v1/system/health").path("components")) {
            if (source.path("name").asString().equals("store")) {
                return source;
            }
        }
        throw new IllegalStateException("the store says nothing of its health");
    }

    private Karnay.Place here() {
        return new Karnay.Place(directory, PBX, HTTP);
    }
}
