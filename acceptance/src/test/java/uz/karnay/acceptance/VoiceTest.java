package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.acceptance.audio.Sound;
import uz.karnay.acceptance.peer.Baresip;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;

/** Two real phones; each plays a tone of its own, and what each recorded is searched for the other's. */
@Tag("acceptance")
class VoiceTest {

    private static final double ALICES_TONE = 440;
    private static final double BOBS_TONE = 1_250;
    private static final String PBX = "127.0.51.1:5060";
    private static final String OFFICE = """
        extensions:
          - {number: "200", name: Alice, password: alices-password}
          - {number: "201", name: Bob, password: bobs-password}
        """;

    @TempDir
    private static Path directory;

    private static Karnay karnay;

    @BeforeAll
    static void start() {
        karnay = Karnay.start(new Karnay.Place(directory, PBX, "127.0.51.1:8080"), OFFICE);
    }

    @AfterAll
    static void stop() {
        karnay.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"g711", "g722", "opus"})
    void carriesVoiceBothWays(String codec) {
        talk(codec, codec, 4471);
    }

    @ParameterizedTest
    @CsvSource({"opus, PCMA", "g722, PCMA", "opus, g722", "PCMU, PCMA"})
    void convertsVoiceBetweenPhonesWithoutACommonCodec(String ofAlice, String ofBob) {
        talk(ofAlice, ofBob, 4475);
    }

    private static void talk(String ofAlice, String ofBob, int control) {
        try (Baresip alice = phone("alice", "200", "alices-password", control, ofAlice, ALICES_TONE);
                Baresip bob = phone("bob", "201", "bobs-password", control + 1, ofBob, BOBS_TONE)) {
            alice.awaitRegistered();
            bob.awaitRegistered();
            alice.dial("sip:201@" + PBX);
            bob.awaitRinging();
            bob.answer();
            alice.awaitEstablished();
            Patience.pause(Duration.ofSeconds(4));
            alice.hangUp();
            bob.awaitClosed();
            assertHears(alice.heard(), BOBS_TONE, ALICES_TONE);
            assertHears(bob.heard(), ALICES_TONE, BOBS_TONE);
        }
    }

    @Test
    void passesKeysPressedDuringTheCall() {
        try (Baresip alice = phone("alice", "200", "alices-password", 4473, "g711", ALICES_TONE);
                Baresip bob = phone("bob", "201", "bobs-password", 4474, "g711", BOBS_TONE)) {
            alice.awaitRegistered();
            bob.awaitRegistered();
            alice.dial("sip:201@" + PBX);
            bob.awaitRinging();
            bob.answer();
            alice.awaitEstablished();
            alice.press('5');
            bob.awaitKey();
            bob.hangUp();
            alice.awaitClosed();
        }
    }

    /** Half a second from the middle: the other's tone loud, one's own not there. */
    static void assertHears(Sound heard, double wanted, double own) {
        assertThat(heard.seconds()).as("seconds heard").isGreaterThan(2.5);
        Sound middle = heard.part(heard.seconds() / 2, 0.5);
        assertThat(middle.levelDbAt(wanted)).as("level of the other's tone, dB").isGreaterThan(-15);
        assertThat(middle.levelDbAt(own)).as("level of one's own tone, dB").isLessThan(-40);
    }

    private static Baresip phone(String name, String number, String password, int control, String codec, double tone) {
        return phone(directory, PBX, name, number, password, control, codec, tone);
    }

    static Baresip phone(
            Path directory,
            String pbx,
            String name,
            String number,
            String password,
            int control,
            String codec,
            double tone) {
        int rate = switch (codec) {
            case "opus" -> 48_000;
            case "g722" -> 16_000;
            default -> 8_000;
        };
        boolean isOneLaw = codec.startsWith("PCM");
        String account = "<sip:" + number + "@" + pbx + ">;auth_user=" + number + ";auth_pass=" + password
                + ";regint=120;answermode=manual" + (isOneLaw ? ";audio_codecs=" + codec : "");
        return Baresip.start(
                directory,
                new Baresip.Profile(
                        name,
                        2 * control - 3_000,
                        control,
                        account,
                        List.of(isOneLaw ? "g711" : codec),
                        Sound.tone(tone, rate, 40)));
    }
}
