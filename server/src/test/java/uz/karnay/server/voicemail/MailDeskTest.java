package uz.karnay.server.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.Mailbox;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.speech.Language;
import uz.karnay.pbx.voicemail.Folder;
import uz.karnay.pbx.voicemail.MessageId;
import uz.karnay.pbx.voicemail.VoiceMessage;
import uz.karnay.pbx.voicemail.Voicemail;
import uz.karnay.pbx.voicemail.VoicemailLimits;
import uz.karnay.store.Store;
import uz.karnay.store.StoreConfig;

class MailDeskTest {

    private static final ExtensionId BOB = new ExtensionId(new UUID(0, 200));
    private static final MessageId MESSAGE = MessageId.parse("01936c5e-0000-7000-8000-000000000001");

    @TempDir
    Path data;

    private final VirtualTime time = new VirtualTime(1);
    private PostOffice post;
    private Store store;
    private LiveDirectory directory;

    @BeforeEach
    void start() throws IOException {
        post = new PostOffice();
        store = Store.open(new StoreConfig(data));
        Path box = Files.createDirectories(data.resolve("voicemail").resolve(BOB.toString()));
        Files.writeString(box.resolve(MESSAGE + ".wav"), "RIFF and what Aziz said");
        store.voicemail()
                .save(new VoiceMessage(
                        MESSAGE,
                        BOB,
                        new CallerId("+998901234567", "Aziz"),
                        time.now(),
                        Duration.ofSeconds(12),
                        Folder.NEW,
                        true));
        restart();
    }

    @AfterEach
    void stop() throws IOException {
        store.close();
        post.close();
    }

    @Test
    void sendsTheMessageWithItsSound() throws IOException, MessagingException {
        bobWith("bob@example.uz", true);
        Voicemail voicemail = voicemail();
        desk(voicemail, Optional.of(new MailConfig.Account("karnay", Secret.of("pass"))))
                .round();
        assertThat(voicemail.mailDue()).isEmpty();
        assertThat(post.commands)
                .anyMatch(line -> line.startsWith("AUTH"))
                .contains("MAIL FROM:<karnay@example.uz>", "RCPT TO:<bob@example.uz>");
        MimeMessage letter = letter(post.letters.getFirst());
        assertThat(letter.getSubject()).isEqualTo("Голосовое сообщение: Aziz (+998901234567)");
        var parts = (MimeMultipart) letter.getContent();
        assertThat((String) parts.getBodyPart(0).getContent()).contains("200", "02.11.2026 09:00", "12 с"); // Tashkent
        var sound = (MimeBodyPart) parts.getBodyPart(1);
        assertThat(sound.getFileName()).isEqualTo("message-20261102-090000.wav");
        assertThat(new String(sound.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("RIFF and what Aziz said");
    }

    @Test
    void leavesTheSoundOutWhenItsOwnerWantsSo() throws IOException, MessagingException {
        bobWith("bob@example.uz", false);
        desk(voicemail(), Optional.empty()).round();
        assertThat(((MimeMultipart) letter(post.letters.getFirst()).getContent()).getCount())
                .isEqualTo(1);
        assertThat(post.commands).noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void triesAgainEverMoreSlowlyAndGivesUpAfterADay() {
        bobWith("bob@example.uz", true);
        post.answerToRecipients = "451 later";
        Voicemail voicemail = voicemail();
        MailDesk desk = desk(voicemail, Optional.empty());
        desk.round();
        desk.round(); // at once: nothing is tried
        assertThat(attempts()).isEqualTo(1);
        assertThat(desk.health().up()).isFalse();
        assertThat(desk.health().detail()).contains("451");
        time.advance(Duration.ofSeconds(30));
        desk.round();
        time.advance(Duration.ofSeconds(30));
        desk.round();
        assertThat(attempts()).isEqualTo(2);
        time.advance(Duration.ofSeconds(30));
        desk.round();
        assertThat(attempts()).isEqualTo(3);
        assertThat(voicemail.mailDue()).hasSize(1);
        time.advance(Duration.ofDays(1));
        desk.round();
        assertThat(voicemail.mailDue()).isEmpty();
        assertThat(attempts()).isEqualTo(3);
    }

    @Test
    void sendsAfterARestartWhatWasNotTakenBefore() {
        bobWith("bob@example.uz", true);
        post.answerToRecipients = "451 later";
        desk(voicemail(), Optional.empty()).round();
        post.answerToRecipients = "250 fine";
        restart();
        MailDesk desk = desk(voicemail(), Optional.empty());
        desk.round();
        assertThat(post.letters).hasSize(1);
        assertThat(desk.health().up()).isTrue();
    }

    @Test
    void sendsNothingToWhoWantsNone() {
        bobWith("", true);
        Voicemail voicemail = voicemail();
        desk(voicemail, Optional.empty()).round();
        assertThat(voicemail.mailDue()).isEmpty();
        assertThat(post.letters).isEmpty();
    }

    private void restart() {
        store.close();
        store = Store.open(new StoreConfig(data));
        directory = new LiveDirectory(store.directory(), time);
    }

    private long attempts() {
        return post.commands.stream().filter(line -> line.startsWith("RCPT")).count();
    }

    private void bobWith(String email, boolean attached) {
        var bob = new Extension(
                        BOB,
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
                .with(Handling.USUAL.with(new Mailbox(true, Secret.of(""), email, attached)));
        directory.change(List.of(new Change.PutExtension(bob)), "test", OptionalLong.empty());
    }

    private Voicemail voicemail() {
        return new Voicemail(
                BOB::equals,
                data.resolve("voicemail"),
                store.voicemail(),
                VoicemailLimits.STANDARD,
                time,
                time.entropy());
    }

    private MailDesk desk(Voicemail voicemail, Optional<MailConfig.Account> account) {
        String loopback = java.net.InetAddress.getLoopbackAddress().getHostAddress();
        var config = new MailConfig(
                loopback, post.port(), MailConfig.Security.NONE, account, "karnay@example.uz", Language.RU);
        return new MailDesk(config, voicemail, directory, time);
    }

    private static MimeMessage letter(String text) throws MessagingException {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new MimeMessage(Session.getInstance(new Properties()), bytes);
    }
}
