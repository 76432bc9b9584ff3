package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import uz.karnay.acceptance.audio.Sound;
import uz.karnay.acceptance.peer.Baresip;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;
import uz.karnay.acceptance.peer.Rest;

/** A real phone is served by Karnay itself. */
@Tag("acceptance")
class ServedTest {

    private static final double ALICES_TONE = 440;
    private static final String OFFICE = """
            extensions:
              - {number: "200", name: Alice, password: alices-password}
            """;

    @TempDir
    private Path directory;

    @Test
    void theEchoTestSendsBackWhatAPhoneSays() {
        var place = place(65);
        try (Karnay karnay = Karnay.start(place, OFFICE);
                Rest api = karnay.api();
                Baresip alice = alice(place, 4491)) {
            alice.awaitRegistered();
            alice.dial("sip:*43@" + place.sip());
            alice.awaitEstablished();
            Patience.pause(Duration.ofSeconds(5));
            Sound heard = alice.heard();
            assertThat(heard.part(heard.seconds() * 0.6, 0.5).levelDbAt(ALICES_TONE))
                    .as("her own tone, dB")
                    .isGreaterThan(-20);
            alice.hangUp();
            assertRecorded(api, "*43", "echo test");
        }
    }

    @Test
    void theSpeakingClockSpeaks() {
        var place = place(66);
        try (Karnay karnay = Karnay.start(place, OFFICE);
                Rest api = karnay.api();
                Baresip alice = alice(place, 4493)) {
            alice.awaitRegistered();
            alice.dial("sip:*60@" + place.sip());
            alice.awaitEstablished();
            Patience.pause(Duration.ofSeconds(8));
            alice.hangUp();
            assertThat(alice.heard().seconds())
                    .as("seconds of speech and pauses")
                    .isGreaterThan(6);
            assertRecorded(api, "*60", "speaking clock");
        }
    }

    private static void assertRecorded(Rest api, String called, String step) {
        Patience.until(
                "the call is recorded",
                Duration.ofSeconds(10),
                () -> !api.get("/api/v1/calls?limit=1").path("items").isEmpty());
        JsonNode call = api.get("/api/v1/calls?limit=1").path("items").path(0);
        assertThat(call.path("called").asString()).isEqualTo(called);
        JsonNode whole = api.get("/api/v1/calls/" + call.path("id").asString());
        assertThat(whole.toString()).contains("Karnay answers", step);
    }

    private Baresip alice(Karnay.Place place, int control) {
        String account =
                "<sip:200@" + place.sip() + ">;auth_user=200;auth_pass=alices-password;regint=120;answermode=manual";
        return Baresip.start(
                directory,
                new Baresip.Profile(
                        "alice",
                        2 * control - 3_000,
                        control,
                        account,
                        List.of("g711"),
                        Sound.tone(ALICES_TONE, 8_000, 40)));
    }

    private Karnay.Place place(int host) {
        return new Karnay.Place(directory, "127.0." + host + ".1:5060", "127.0." + host + ".1:8080");
    }
}
