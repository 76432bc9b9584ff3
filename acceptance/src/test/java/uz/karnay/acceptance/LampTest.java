package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;
import uz.karnay.acceptance.peer.Subprocess;

/** Carol's key for Bob lights up while Bob's phone rings and talks; all three phones are SIPp. */
@Tag("acceptance")
class LampTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String PBX = "127.0.77.1:5060";
    private static final String ALICE = "127.0.77.2:5070";
    private static final String BOB = "127.0.77.3:5080";
    private static final String CAROL = "127.0.77.4:5090";
    private static final String OFFICE = """
            extensions:
              - {number: "200", name: Alice, password: alices-password}
              - {number: "201", name: Bob, password: bobs-password}
              - {number: "202", name: Carol, password: carols-password}
            """;

    @TempDir
    private Path directory;

    private Path fields(String user, String more, String password) {
        return Stage.fields(directory, user + ".csv", List.of(user + more + ";" + Stage.digest(user, password)));
    }

    @Test
    void carolSeesBobRingTalkAndHangUp() {
        var here = new Karnay.Place(directory, PBX, "127.0.77.1:8080");
        try (Karnay _ = Karnay.start(here, OFFICE)) {
            Stage.sipp(directory, "register")
                    .at(BOB)
                    .calls(1, 1)
                    .with("-inf", fields("201", ";300", "bobs-password").toString())
                    .run(LIMIT, PBX);
            try (Subprocess bob = Stage.sipp(directory, "bob_answers")
                            .at(BOB)
                            .calls(1, 1)
                            .start();
                    Subprocess lamp = Stage.sipp(directory, "lamp")
                            .at(CAROL)
                            .calls(1, 1)
                            .with(
                                    "-s",
                                    "201",
                                    "-inf",
                                    fields("202", "", "carols-password").toString())
                            .start(PBX)) {
                Patience.pause(Duration.ofSeconds(1)); // until the lamp is subscribed
                Stage.sipp(directory, "extension_calls")
                        .at(ALICE)
                        .calls(1, 1)
                        .with("-s", "201", "-d", "500", "-inf")
                        .with(fields("200", "", "alices-password").toString())
                        .run(LIMIT, PBX);
                assertThat(bob.await(LIMIT)).isZero();
                assertThat(lamp.await(LIMIT)).as(lamp.output()).isZero();
            }
        }
    }
}
