package uz.karnay.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import uz.karnay.acceptance.audio.Sound;
import uz.karnay.acceptance.peer.Baresip;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;
import uz.karnay.acceptance.peer.Rest;

/** Two real phones are recorded; what lies on the disk is judged by ffmpeg and ffprobe, which we did not write. */
@Tag("acceptance")
class RecordingTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final double ALICES_TONE = 440;
    private static final double BOBS_TONE = 1_250;
    private static final String OFFICE = """
            extensions:
              - {number: "200", name: Alice, password: alices-password, record: on}
              - {number: "201", name: Bob, password: bobs-password}
            """;

    @TempDir
    private Path directory;

    @Test
    void eachSideStandsOnItsChannelFromTheSameMomentOn() {
        var place = place(61);
        try (Karnay karnay = Karnay.start(place, OFFICE);
                Rest api = karnay.api()) {
            talk(place, 4481, alice -> Patience.pause(Duration.ofSeconds(5)));
            JsonNode recording = ended(api);
            assertThat(recording.path("state").asString()).isEqualTo("DONE");
            assertThat(recording.path("gaps").asString()).isEqualTo("100 %");
            assertThat(recording.path("length").asDouble()).isBetween(4.5, 8.0);
            Path file = onlyRecording();
            assertThat(probe(file)).isEqualTo("opus,2");
            Sound left = channel(file, 0);
            Sound right = channel(file, 1);
            assertThat(left.seconds()).isCloseTo(recording.path("length").asDouble(), offset(0.1));
            assertHears(left, ALICES_TONE, BOBS_TONE);
            assertHears(right, BOBS_TONE, ALICES_TONE);
        }
    }

    @Test
    void aKilledServerLeavesAFileThatPlays() {
        var place = place(62);
        String password;
        try (Karnay karnay = Karnay.start(place, OFFICE)) {
            password = karnay.oneTimePassword();
            talk(place, 4484, alice -> {
                Patience.pause(Duration.ofSeconds(5));
                karnay.crash();
            });
        }
        Path file = onlyRecording();
        assertThat(probe(file)).isEqualTo("opus,2");
        assertThat(channel(file, 0).seconds()).isGreaterThan(3.5);
        assertHears(channel(file, 0), ALICES_TONE, BOBS_TONE);
        try (Karnay karnay = Karnay.start(place, List.of());
                Rest api = karnay.api(password)) {
            assertThat(newest(api).path("state").asString()).isEqualTo("INTERRUPTED");
        }
    }

    @Test
    void aFullDiskEndsTheRecordingAndNotTheCall() {
        var place = place(63);
        Path small = directory.resolve("small");
        run("mkdir", small.toString());
        run("mount", "-t", "tmpfs", "-o", "size=24k", "tmpfs", small.toString());
        Path settings = write("settings.yaml", "recordings:\n  directory: " + small + "\n  format: wav\n");
        Path office = write("office.yaml", OFFICE);
        try (Karnay karnay =
                        Karnay.start(place, List.of("--load", office.toString(), "--config", settings.toString()));
                Rest api = karnay.api()) {
            talk(place, 4487, alice -> {
                karnay.awaitLog("the call goes on");
                assertThat(health(api)).contains("Recordings cannot be written");
                Patience.pause(Duration.ofSeconds(3));
                assertThat(alice.heard().seconds()).as("seconds heard since").isGreaterThan(3);
            });
            JsonNode recording = ended(api);
            assertThat(recording.path("state").asString()).isEqualTo("CUT_SHORT");
            assertThat(recording.path("gaps").asString()).contains("disk");
            assertThat(recording.path("percent").asDouble()).isLessThan(50);
        } finally {
            run("umount", small.toString());
        }
    }

    @FunctionalInterface
    private interface Meanwhile {
        void happens(Baresip alice);
    }

    /** Alice calls Bob, each with a tone; she hangs up after what happens meanwhile, if she still can. */
    private void talk(Karnay.Place place, int control, Meanwhile meanwhile) {
        try (Baresip alice = phone(place, "alice", "200", "alices-password", control, ALICES_TONE);
                Baresip bob = phone(place, "bob", "201", "bobs-password", control + 1, BOBS_TONE)) {
            alice.awaitRegistered();
            bob.awaitRegistered();
            alice.dial("sip:201@" + place.sip());
            bob.awaitRinging();
            bob.answer();
            alice.awaitEstablished();
            meanwhile.happens(alice);
            alice.hangUp();
            Patience.pause(Duration.ofSeconds(1));
        }
    }

    private Baresip phone(Karnay.Place place, String name, String number, String password, int control, double tone) {
        String account = "<sip:" + number + "@" + place.sip() + ">;auth_user=" + number + ";auth_pass=" + password
                + ";regint=120;answermode=manual";
        return Baresip.start(
                directory,
                new Baresip.Profile(
                        name, 2 * control - 3_000, control, account, List.of("g711"), Sound.tone(tone, 8_000, 40)));
    }

    private Karnay.Place place(int host) {
        return new Karnay.Place(directory, "127.0." + host + ".1:5060", "127.0." + host + ".1:8080");
    }

    private static JsonNode ended(Rest api) {
        Patience.until("the recording has ended", LIMIT, () -> {
            String state = newest(api).path("state").asString("");
            return !state.isEmpty() && !state.equals("RUNNING");
        });
        return newest(api);
    }

    private static JsonNode newest(Rest api) {
        return api.get("/api/v1/recordings?limit=1").path("items").path(0);
    }

    private static String health(Rest api) {
        return api.call("GET", "/api/v1/system/health", null).body().toString();
    }

    /** From the middle, and the beginning of both channels within 40 ms of each other would be seen by their tones. */
    private static void assertHears(Sound heard, double wanted, double own) {
        Sound middle = heard.part(heard.seconds() / 2, 0.5);
        assertThat(middle.levelDbAt(wanted)).as("level of its own side, dB").isGreaterThan(-15);
        assertThat(middle.levelDbAt(own)).as("level of the other side, dB").isLessThan(-60);
    }

    private Path onlyRecording() {
        try (Stream<Path> files = Files.walk(directory.resolve("data/recordings"))) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String probe(Path file) {
        return run("ffprobe", "-v", "error", "-show_entries", "stream=codec_name,channels", "-of", "csv=p=0", file + "")
                .strip();
    }

    /** One channel, as ffmpeg decodes it. */
    private Sound channel(Path file, int channel) {
        Path wav = directory.resolve("channel" + channel + ".wav");
        run("ffmpeg", "-v", "error", "-y", "-i", file + "", "-af", "pan=mono|c0=c" + channel, "-ar", "16000", wav + "");
        try {
            return Sound.read(wav);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
