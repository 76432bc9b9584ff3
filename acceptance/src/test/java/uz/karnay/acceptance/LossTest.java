package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Namespace;
import uz.karnay.acceptance.peer.Rest;
import uz.karnay.acceptance.peer.Subprocess;

/** A network that loses every tenth packet, in a namespace of its own (root only). */
@Tag("acceptance")
class LossTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PBX = "127.0.53.1:5060";
    private static final String CALLER = "127.0.53.2:6060";
    private static final String ANSWERER = "127.0.53.3:7060";
    private static final String OFFICE = """
            trunks:
              - {name: caller, account: by-address, server: "127.0.53.2:6060", addresses: ["127.0.53.2:6060"], tie-line: true, called-format: as-is, qualify: 0s}
              - {name: answerer, account: by-address, server: "127.0.53.3:7060", addresses: ["127.0.53.3:7060"], called-format: as-is, qualify: 0s}
            dial-plan:
              - {pattern: ".", trunks: [answerer]}
            """;

    @TempDir
    private Path directory;

    @Test
    void completesEveryCallWhenEveryTenthPacketIsLost() {
        int calls = 100;
        var there = new Karnay.Place(directory, PBX, "127.0.53.1:8080");
        String password;
        try (Namespace lossy = Namespace.open("karnay-loss", directory)) {
            lossy.losePercent(10);
            try (Karnay karnay =
                            Karnay.start(new Karnay.Place(directory, PBX, "127.0.53.1:8080", lossy.prefix()), OFFICE);
                    Subprocess bob = Stage.sipp(directory, "bob_answers")
                            .inside(lossy.prefix())
                            .at(ANSWERER)
                            .with("-default_behaviors", "all,-abortunexp")
                            .start()) {
                Stage.sipp(directory, "outside_calls")
                        .inside(lossy.prefix())
                        .at(CALLER)
                        .calls(calls, 10)
                        .with(
                                "-s",
                                "998901234567",
                                "-d",
                                "1000",
                                "-default_behaviors",
                                "all,-abortunexp",
                                "-recv_timeout",
                                "40000")
                        .run(LIMIT, PBX);
                assertThat(bob.isAlive()).isTrue();
                assertThat(lossy.lost()).as("packets lost").isGreaterThan(calls / 2);
                password = karnay.oneTimePassword();
                karnay.stop();
            }
        }
        try (Karnay karnay = Karnay.start(there, List.of());
                Rest api = karnay.api(password)) {
            var records = api.get("/api/v1/calls?limit=200").path("items");
            assertThat(records).hasSize(calls);
            assertThat(records.valueStream()
                            .map(call -> call.path("disposition").asString().toUpperCase(java.util.Locale.ROOT)))
                    .containsOnly("ANSWERED");
        }
    }
}
