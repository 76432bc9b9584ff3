package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.RecordingEntry.State;

class RecordingsTest {

    private static final String PATH = "/api/v1/recordings";
    private static final UUID ENDED = new UUID(0, 1);
    private static final UUID RUNNING = new UUID(0, 2);

    @TempDir
    Path folder;

    private Plane plane;
    private Client administrator;

    @BeforeEach
    void start() {
        plane = new Plane();
        administrator = plane.administrator();
        RecordingEntry ended =
                RecordingEntry.begun(new CallId(ENDED), "a.opus", VirtualTime.BEGINNING.minusSeconds(60));
        plane.recordings.entries.add(
                ended.ended(State.DONE, Duration.ofMillis(2500), 9, 98.4, "98.4 %: pause 1.0-1.1 s"));
        plane.recordings.entries.add(
                RecordingEntry.begun(new CallId(RUNNING), "b.opus", VirtualTime.BEGINNING.minusSeconds(30)));
    }

    @AfterEach
    void stop() {
        administrator.close();
        plane.close();
    }

    @Test
    void listsTheNewestFirstWithWhatIsMissing() {
        Answer first = administrator.get(PATH + "?limit=1");
        assertThat(first.text("/items/0/callId")).isEqualTo(RUNNING.toString());
        assertThat(first.text("/items/0/state")).isEqualTo("RUNNING");
        Answer second = administrator.get(PATH + "?limit=1&before=" + first.text("/next"));
        assertThat(second.text("/items/0/gaps")).isEqualTo("98.4 %: pause 1.0-1.1 s");
        assertThat(second.json().at("/items/0/length").asDouble()).isEqualTo(2.5);
        assertThat(administrator.get(PATH + "/" + ENDED).text("/percent")).isEqualTo("98.4");
    }

    @Test
    void givesTheSoundWholeAndInRanges() throws IOException {
        plane.recordings.file = Files.writeString(folder.resolve("a.opus"), "OggS12345");
        Answer whole = administrator.get(PATH + "/" + ENDED + "/sound");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("Content-Type")).isEqualTo("audio/ogg");
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(whole.body()).isEqualTo("OggS12345");
        Answer part = administrator.with("Range", "bytes=4-6").get(PATH + "/" + ENDED + "/sound");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 4-6/9");
        assertThat(part.body()).isEqualTo("123");
    }

    @Test
    void keepsWhatPeopleSaidFromThoseWhoMayOnlyLook() throws IOException {
        plane.recordings.file = Files.writeString(folder.resolve("a.opus"), "OggS12345");
        try (Client reader = plane.reader()) {
            assertThat(reader.get(PATH).status()).isEqualTo(200);
            assertThat(reader.get(PATH + "/" + ENDED + "/sound").status()).isEqualTo(403);
            assertThat(reader.delete(PATH + "/" + ENDED).status()).isEqualTo(403);
        }
    }

    @Test
    void pausesAndResumesWhatRuns() {
        assertThat(administrator.post(PATH + "/" + RUNNING + "/pause", "").status())
                .isEqualTo(204);
        assertThat(administrator.post(PATH + "/" + RUNNING + "/resume", "").status())
                .isEqualTo(204);
        assertThat(plane.recordings.commands).containsExactly("pause", "resume");
        assertThat(administrator.post(PATH + "/" + ENDED + "/pause", "").status())
                .isEqualTo(404);
    }

    @Test
    void removesTheRecordingOfAnEndedCallOnly() {
        assertThat(administrator.delete(PATH + "/" + RUNNING).problem()).isEqualTo("conflict");
        assertThat(administrator.delete(PATH + "/" + ENDED).status()).isEqualTo(204);
        assertThat(administrator.get(PATH + "/" + ENDED).problem()).isEqualTo("not-found");
        assertThat(administrator.get(PATH + "/" + ENDED + "/sound").status()).isEqualTo(404);
    }
}
