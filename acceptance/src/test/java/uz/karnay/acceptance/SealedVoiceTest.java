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
import uz.karnay.acceptance.audio.Sound;
import uz.karnay.acceptance.peer.Baresip;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;

/** Real phones that seal their media or do not, heard at the other end. */
@Tag("acceptance")
class SealedVoiceTest {

    private static final double ALICES_TONE = 440;
    private static final double BOBS_TONE = 1_250;
    private static final String PBX = "127.0.52.1:5060";
    private static final String OFFICE = """
            extensions:
              - {number: "200", name: Alice, password: secret-200, srtp: required}
              - {number: "201", name: Bob, password: secret-201}
              - {number: "202", name: Carol, password: secret-202, srtp: offered}
            """;

    @TempDir
    private static Path directory;

    private static Karnay karnay;

    @BeforeAll
    static void start() {
        karnay = Karnay.start(new Karnay.Place(directory, PBX, "127.0.52.1:8080"), OFFICE);
    }

    @AfterAll
    static void stop() {
        karnay.close();
    }

    /** The encryptions are baresip's: none, keys beside plain RTP, sealed or nothing, the same with feedback (RTP/SAVPF). */
    @ParameterizedTest
    @CsvSource({
        "200, srtp-mand, 201, ''",
        "201, '', 200, srtp-mand",
        "202, srtp, 200, srtp-mand",
        "200, srtp-mandf, 202, srtp",
        "202, '', 200, srtp"
    })
    void carriesVoiceBothWays(String caller, String callersSeal, String called, String calledSeal) {
        try (Baresip alice = phone("caller", caller, 4481, callersSeal, ALICES_TONE);
                Baresip bob = phone("called", called, 4482, calledSeal, BOBS_TONE)) {
            alice.awaitRegistered();
            bob.awaitRegistered();
            alice.dial("sip:" + called + "@" + PBX);
            bob.awaitRinging();
            bob.answer();
            alice.awaitEstablished();
            Patience.pause(Duration.ofSeconds(4));
            alice.hangUp();
            bob.awaitClosed();
            VoiceTest.assertHears(alice.heard(), BOBS_TONE, ALICES_TONE);
            VoiceTest.assertHears(bob.heard(), ALICES_TONE, BOBS_TONE);
            assertThat(alice.trace().contains("a=crypto:")).isEqualTo(!callersSeal.isEmpty());
            assertThat(bob.trace().contains("a=crypto:")).isEqualTo(!calledSeal.isEmpty());
            assertThat(karnay.log()).doesNotContain("inline:").contains("SRTP keys travel over UDP");
        }
    }

    @Test
    void refusesAPlainPhoneWhereSealingIsRequired() {
        try (Baresip alice = phone("plain", "200", 4483, "", ALICES_TONE)) {
            alice.awaitRegistered();
            alice.dial("sip:201@" + PBX);
            assertThat(alice.awaitClosed()).contains("488");
        }
    }

    private static Baresip phone(String name, String number, int control, String seal, double tone) {
        String account = "<sip:" + number + "@" + PBX + ">;auth_user=" + number + ";auth_pass=secret-" + number
                + ";regint=120;answermode=manual" + (seal.isEmpty() ? "" : ";mediaenc=" + seal);
        List<String> modules = seal.isEmpty() ? List.of("g711") : List.of("g711", "srtp");
        return Baresip.start(
                directory,
                new Baresip.Profile(name, 2 * control - 3_000, control, account, modules, Sound.tone(tone, 8_000, 40)));
    }
}
