package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoundsTest {

    private static final String PATH = "/api/v1/sounds";

    private Plane plane;
    private Client administrator;

    @BeforeEach
    void start() {
        plane = new Plane();
        administrator = plane.administrator();
    }

    @AfterEach
    void stop() {
        administrator.close();
        plane.close();
    }

    @Test
    void takesAFileLargerThanOtherBodiesMayBe() {
        Answer answer = administrator.send("PUT", PATH + "/winter-music", "R".repeat(3_000_000), "audio/wav");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/length").asDouble()).isEqualTo(3.0);
        assertThat(administrator.get(PATH).text("/items/0/name")).isEqualTo("winter-music");
    }

    @Test
    void refusesWhatIsNoSoundWithTheReason() {
        Answer answer = administrator.send("PUT", PATH + "/notes", "Dear Bob", "text/plain");
        assertThat(answer.problem()).isEqualTo("invalid-values");
        assertThat(answer.text("/detail")).isEqualTo("This is not a WAV file.");
    }

    @Test
    void refusesANameThatIsNone() {
        Answer answer = administrator.send("PUT", PATH + "/Winter%20Music", "RIFF", "audio/wav");
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void removesWhatIsThereAndOnlyByAnAdministrator() {
        administrator.send("PUT", PATH + "/a", "RIFF", "audio/wav");
        try (Client reader = plane.reader()) {
            assertThat(reader.delete(PATH + "/a").status()).isEqualTo(403);
        }
        assertThat(administrator.delete(PATH + "/a").status()).isEqualTo(204);
        assertThat(administrator.delete(PATH + "/a").problem()).isEqualTo("not-found");
    }
}
