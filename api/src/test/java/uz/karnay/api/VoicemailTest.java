package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.Mailbox;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Srtp;

class VoicemailTest {

    private static final UUID BOB = new UUID(0, 200);
    private static final UUID OLDER = UUID.fromString("01936c5e-0000-7000-8000-000000000001");
    private static final UUID NEWER = UUID.fromString("01936c5e-8000-7000-8000-000000000002");
    private static final String MESSAGES = "/api/v1/mailboxes/" + BOB + "/messages";
    private static final String GREETINGS = "/api/v1/mailboxes/" + BOB + "/greetings";

    @TempDir
    Path folder;

    private Plane plane;
    private Client administrator;

    @BeforeEach
    void start() throws IOException {
        Path box = Files.createDirectories(folder.resolve(BOB.toString()));
        for (UUID message : List.of(OLDER, NEWER)) {
            Files.write(box.resolve(message + ".wav"), new byte[44 + 16_000 * 5 / 2]);
        }
        Files.writeString(box.resolve("greeting-busy.wav"), "RIFF-busy");
        plane = new Plane(folder);
        var bob = new Extension(
                        new ExtensionId(BOB),
                        "200",
                        "200",
                        "Bob",
                        Secret.of("bobs-long-password"),
                        true,
                        null,
                        1,
                        List.of(AudioCodec.PCMA),
                        Srtp.OFF,
                        Dtmf.AUTO)
                .with(Handling.USUAL.with(new Mailbox(true, Secret.of("4711"), "", false)));
        plane.directory.change(List.of(new Change.PutExtension(bob)), "test", java.util.OptionalLong.empty());
        administrator = plane.administrator();
    }

    @AfterEach
    void stop() {
        administrator.close();
        plane.close();
    }

    @Test
    void listsMailboxesAndMessagesTheNewestFirst() {
        Answer boxes = administrator.get("/api/v1/mailboxes");
        assertThat(boxes.text("/items/0/number")).isEqualTo("200");
        assertThat(boxes.text("/items/0/newMessages")).isEqualTo("2");
        assertThat(boxes.body()).doesNotContain("4711");
        Answer messages = administrator.get(MESSAGES);
        assertThat(messages.text("/items/0/id")).isEqualTo(NEWER.toString());
        assertThat(messages.text("/items/1/length")).isEqualTo("2.5");
        assertThat(administrator.get("/api/v1/mailboxes/" + NEWER + "/messages").problem())
                .isEqualTo("not-found");
    }

    @Test
    void marksAsHeardAndDeletes() {
        Answer moved = administrator.put(MESSAGES + "/" + OLDER, "{\"folder\":\"SAVED\"}");
        assertThat(moved.text("/folder")).isEqualTo("SAVED");
        assertThat(administrator.put(MESSAGES + "/" + OLDER, "{}").problem()).isEqualTo("invalid-values");
        assertThat(administrator.delete(MESSAGES + "/" + NEWER).status()).isEqualTo(204);
        assertThat(administrator.delete(MESSAGES + "/" + NEWER).problem()).isEqualTo("not-found");
        Answer boxes = administrator.get("/api/v1/mailboxes");
        assertThat(boxes.text("/items/0/newMessages")).isEqualTo("0");
        assertThat(boxes.text("/items/0/savedMessages")).isEqualTo("1");
        assertThat(folder.resolve(BOB.toString()).resolve(NEWER + ".wav")).doesNotExist();
    }

    @Test
    void givesSoundsToAdministratorsOnly() {
        Answer sound = administrator.with("Range", "bytes=0-3").get(MESSAGES + "/" + OLDER + "/sound");
        assertThat(sound.status()).isEqualTo(206);
        assertThat(sound.header("Content-Type")).isEqualTo("audio/wav");
        try (Client reader = plane.reader()) {
            assertThat(reader.get(MESSAGES).status()).isEqualTo(200);
            assertThat(reader.get(MESSAGES + "/" + OLDER + "/sound").status()).isEqualTo(403);
            assertThat(reader.get(GREETINGS + "/busy/sound").status()).isEqualTo(403);
            assertThat(reader.delete(MESSAGES + "/" + OLDER).status()).isEqualTo(403);
        }
    }

    @Test
    void listsGivesAndRemovesGreetings() {
        assertThat(administrator.get(GREETINGS).text("/items/0/kind")).isEqualTo("busy");
        assertThat(administrator.get(GREETINGS + "/busy/sound").body()).isEqualTo("RIFF-busy");
        assertThat(administrator.delete(GREETINGS + "/busy").status()).isEqualTo(204);
        assertThat(administrator.delete(GREETINGS + "/busy").problem()).isEqualTo("not-found");
        assertThat(administrator.get(GREETINGS + "/loud/sound").problem()).isEqualTo("not-found");
    }
}
