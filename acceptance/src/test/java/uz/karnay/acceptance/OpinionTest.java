package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Namespace;
import uz.karnay.acceptance.peer.Rest;
import uz.karnay.acceptance.peer.Subprocess;

/** What the record of a call says of how it sounded, through a network that is sound or not (root only). */
@Tag("acceptance")
class OpinionTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String PBX = "127.0.56.1:5060";
    private static final String CALLER = "127.0.56.2:6060";
    private static final String ANSWERER = "127.0.56.3:7060";
    private static final String HTTP = "127.0.56.1:8080";
    private static final String OFFICE = """
            trunks:
              - {name: caller, account: by-address, server: "udp:127.0.56.2:6060", addresses: ["127.0.56.2"], tie-line: true, called-format: as-is, qualify: 0s}
              - {name: answerer, account: by-address, server: "udp:127.0.56.3:7060", addresses: ["127.0.56.3"], called-format: as-is, qualify: 0s}
            dial-plan:
              - {pattern: ".", trunks: [answerer]}
            """;

    @TempDir
    private Path directory;

    @Test
    void aCleanCallIsGood() throws IOException {
        JsonNode media = talk(0);
        assertThat(media.path("score").asDouble()).isGreaterThan(4);
        assertThat(media.path("lossPercent").asDouble()).isZero();
    }

    @Test
    void aCallThatLosesEveryTenthPacketIsPoor() throws IOException {
        JsonNode media = talk(10);
        assertThat(media.path("score").asDouble()).isBetween(2.5, 3.9);
        assertThat(media.path("lossPercent").asDouble()).isCloseTo(10, within(5.0));
    }

    /** How the caller was heard, by the record. */
    private JsonNode talk(int lossPercent) throws IOException {
        var voice = new byte[8_000];
        Arrays.fill(voice, (byte) 0x55);
        Files.write(directory.resolve("voice.alaw"), voice);
        Path office = Files.writeString(directory.resolve("office.yaml"), OFFICE);
        String password;
        try (Namespace network = Namespace.open("karnay-opinion", directory)) {
            if (lossPercent > 0) {
                network.losePercent(lossPercent);
            }
            try (Karnay karnay = Karnay.start(
                            new Karnay.Place(directory, PBX, HTTP, network.prefix()),
                            List.of("--load", office.toString()));
                    Subprocess _ = Stage.sipp(directory, "bob_answers")
                            .inside(network.prefix())
                            .with("-default_behaviors", "all,-abortunexp", "-rtp_echo")
                            .at(ANSWERER)
                            .start()) {
                Stage.sipp(directory, "outside_talks")
                        .inside(network.prefix())
                        .with("-default_behaviors", "all,-abortunexp")
                        .at(CALLER)
                        .calls(1, 1)
                        .with("-s", "998901234567", "-d", "14000", "-recv_timeout", "40000")
                        .run(LIMIT, PBX);
                password = karnay.oneTimePassword();
                karnay.stop();
            }
        }
        return heard(password);
    }

    private JsonNode heard(String password) {
        try (Karnay karnay = Karnay.start(new Karnay.Place(directory, PBX, HTTP), List.of());
                Rest api = karnay.api(password)) {
            String id = api.get("/api/v1/calls?limit=1")
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString("");
            JsonNode media = api.get("/api/v1/calls/" + id).path("legs").path(0).path("media");
            assertThat(media.path("packetsReceived").asInt()).isGreaterThan(500);
            return media.path("fromPeer");
        }
    }
}
