package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.acceptance.audio.Sound;
import uz.karnay.acceptance.peer.Baresip;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;

/** Whoever is put on hold by a real phone hears music, and its tone again afterwards. */
@Tag("acceptance")
class HoldTest {

    private static final String PBX = "127.0.64.1:5060";
    private static final double ALICES_TONE = 1_430; // no note of the music
    private static final String OFFICE = """
            extensions:
              - {number: "200", name: Alice, password: alices-password}
              - {number: "201", name: Bob, password: bobs-password}
            """;

    @TempDir
    private Path directory;

    @Test
    void whoIsPutOnHoldHearsMusic() {
        try (Karnay karnay = Karnay.start(new Karnay.Place(directory, PBX, "127.0.64.1:8080"), OFFICE);
                Baresip alice = phone("alice", "200", "alices-password", 4491, ALICES_TONE);
                Baresip bob = phone("bob", "201", "bobs-password", 4492, 2_100)) {
            alice.awaitRegistered();
            bob.awaitRegistered();
            alice.dial("sip:201@" + PBX);
            bob.awaitRinging();
            bob.answer();
            alice.awaitEstablished();
            Patience.pause(Duration.ofSeconds(3));
            assertThat(last(bob).levelDbAt(ALICES_TONE)).as("her tone, dB").isGreaterThan(-15);
            alice.hold();
            Patience.pause(Duration.ofSeconds(4));
            assertThat(last(bob).levelDbAt(ALICES_TONE))
                    .as("her tone on hold, dB")
                    .isLessThan(-30);
            assertThat(last(bob).levelDb()).as("music, dB").isBetween(-45.0, -8.0);
            alice.resume();
            Patience.pause(Duration.ofSeconds(3));
            assertThat(last(bob).levelDbAt(ALICES_TONE))
                    .as("her tone again, dB")
                    .isGreaterThan(-15);
            alice.hangUp();
            bob.awaitClosed();
            assertThat(karnay.log()).doesNotContain("ERROR");
        }
    }

    /** The second before now. */
    private static Sound last(Baresip phone) {
        Sound heard = phone.heard();
        return heard.part(heard.seconds() - 1, 1);
    }

    private Baresip phone(String name, String number, String password, int control, double tone) {
        String account = "<sip:" + number + "@" + PBX + ">;auth_user=" + number + ";auth_pass=" + password
                + ";regint=120;answermode=manual";
        return Baresip.start(
                directory,
                new Baresip.Profile(
                        name, 2 * control - 3_000, control, account, List.of("g711"), Sound.tone(tone, 8_000, 40)));
    }
}
