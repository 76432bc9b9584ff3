package uz.karnay.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.acceptance.peer.Baresip;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;

/** {@code threading.mode: shared}: signalling and voice of a very small machine on one thread. */
@Tag("acceptance")
class SharedThreadTest {

    private static final double ALICES_TONE = 440;
    private static final double BOBS_TONE = 1_250;
    private static final String PBX = "127.0.58.1:5060";
    private static final String OFFICE = """
        extensions:
          - {number: "200", name: Alice, password: alices-password}
          - {number: "201", name: Bob, password: bobs-password}
        """;

    @TempDir
    private Path directory;

    @Test
    void carriesVoiceBothWaysOnOneThread() throws IOException {
        Path office = Files.writeString(directory.resolve("office.yaml"), OFFICE);
        Path shared = Files.writeString(directory.resolve("karnay.yaml"), "threading: {mode: shared}\n");
        try (Karnay karnay = Karnay.start(
                        new Karnay.Place(directory, PBX, "127.0.58.1:8080"),
                        List.of("--load", office.toString(), "--config", shared.toString()));
                Baresip alice = phone("alice", "200", "alices-password", 4491, ALICES_TONE);
                Baresip bob = phone("bob", "201", "bobs-password", 4492, BOBS_TONE)) {
            alice.awaitRegistered();
            bob.awaitRegistered();
            alice.dial("sip:201@" + karnay.sip());
            bob.awaitRinging();
            bob.answer();
            alice.awaitEstablished();
            Patience.pause(Duration.ofSeconds(4));
            alice.hangUp();
            bob.awaitClosed();
            VoiceTest.assertHears(alice.heard(), BOBS_TONE, ALICES_TONE);
            VoiceTest.assertHears(bob.heard(), ALICES_TONE, BOBS_TONE);
        }
    }

    private Baresip phone(String name, String number, String password, int control, double tone) {
        return VoiceTest.phone(directory, PBX, name, number, password, control, "g711", tone);
    }
}
