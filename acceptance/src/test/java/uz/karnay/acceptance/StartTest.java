package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Sip;
import uz.karnay.acceptance.peer.Subprocess;

/** The first start, the next start, and every start that cannot be. */
@Tag("acceptance")
class StartTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String SIP = "127.0.55.1:5060";
    private static final String HTTP = "127.0.55.1:8080";

    @TempDir
    private Path directory;

    @Test
    void tellsANewcomerAllThatIsNeeded() throws IOException {
        try (Karnay karnay = Karnay.start(here(), List.of())) {
            assertThat(karnay.log()).contains(SIP).contains(HTTP);
            assertThat(karnay.passwordOf("200")).isNotEqualTo(karnay.passwordOf("201"));
            assertThat(karnay.api().get("/api/v1/extensions").path("items")).hasSize(2);
            Path key = directory.resolve("data/secret.key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            assertThat(karnay.stop()).isZero();
        }
        try (Karnay again = Karnay.start(here(), List.of())) {
            assertThat(again.log()).doesNotContain("password:");
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (var taken = new DatagramSocket(Sip.address(SIP))) {
            assertRefused(List.of(), "127.0.55.1:5060");
            assertThat(taken.isBound()).isTrue();
        }
        try (var taken = new ServerSocket()) {
            taken.bind(Sip.address(HTTP));
            assertRefused(List.of(), "127.0.55.1:8080");
        }
    }

    @Test
    void refusesAConfigurationItDoesNotUnderstand() throws IOException {
        Path configuration = Files.writeString(directory.resolve("karnay.yaml"), "sip: {lisen: 0.0.0.0:5060}\n");
        assertRefused(List.of("--config", configuration.toString()), "sip.lisen");
        Path office = Files.writeString(directory.resolve("broken.yaml"), "dids: [{number: '123'}]\n");
        assertRefused(List.of("--load", office.toString()), "dids[0]");
        assertRefused(List.of("--load", directory.resolve("none.yaml").toString()), "none.yaml");
    }

    @Test
    void refusesADataFolderThatIsNoFolder() throws IOException {
        Files.writeString(directory.resolve("data"), "a file");
        assertRefused(List.of(), "data");
    }

    @Test
    void refusesASecondKarnayOnTheSameData() {
        try (Karnay first = Karnay.start(here(), List.of());
                Subprocess second =
                        Karnay.launch(new Karnay.Place(directory, "127.0.55.2:5060", "127.0.55.2:8080"), List.of())) {
            assertThat(second.await(LIMIT)).isNotZero();
            assertThat(second.output()).contains("data");
            assertThat(first.stop()).isZero();
        }
    }

    private Karnay.Place here() {
        return new Karnay.Place(directory, SIP, HTTP);
    }

    /** One clear line, an exit code, and nobody left behind. */
    private void assertRefused(List<String> options, String named) {
        try (Subprocess process = Karnay.launch(here(), options)) {
            assertThat(process.await(LIMIT)).isNotZero();
            List<String> lines =
                    process.output().lines().filter(line -> !line.isBlank()).toList();
            assertThat(lines).as(process.output()).hasSize(1);
            assertThat(lines.getFirst()).contains(named);
        }
    }
}
