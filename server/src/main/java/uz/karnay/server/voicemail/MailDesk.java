package uz.karnay.server.voicemail;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.HealthSource;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.speech.Language;
import uz.karnay.pbx.voicemail.MessageId;
import uz.karnay.pbx.voicemail.VoiceMessage;
import uz.karnay.pbx.voicemail.Voicemail;
import uz.karnay.pbx.voicemail.VoicemailScripts;

/**
 * Sends each new message to its owner by e-mail, on a thread of its own. What is still to be sent stands with the message, so
 * that a restart forgets nothing; what nobody takes is tried again, ever more slowly, for a day.
 */
public final class MailDesk implements HealthSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailDesk.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LAST_RETRY = Duration.ofHours(1);
    private static final Duration GIVE_UP = Duration.ofDays(1);
    private static final long LOOK_NANOS = Duration.ofSeconds(10).toNanos();

    private final Voicemail voicemail;
    private final LiveDirectory directory;
    private final Mailer mailer;
    private final Language language;
    private final Clock clock;
    private final Map<MessageId, Retry> retries = new HashMap<>();
    private final Thread thread = new Thread(this::work, "karnay-mail");
    private volatile boolean closing;
    private volatile @Nullable String trouble;

    public MailDesk(MailConfig config, Voicemail voicemail, LiveDirectory directory, Clock clock) {
        this(voicemail, directory, new SmtpMailer(config, clock), config.language(), clock);
    }

    MailDesk(Voicemail voicemail, LiveDirectory directory, Mailer mailer, Language language, Clock clock) {
        this.voicemail = voicemail;
        this.directory = directory;
        this.mailer = mailer;
        this.language = language;
        this.clock = clock;
        thread.setDaemon(true);
    }

    private record Retry(Duration pause, long atNanos) {}

    public void start() {
        voicemail.listen(_ -> LockSupport.unpark(thread));
        thread.start();
    }

    private void work() {
        while (!closing) {
            try {
                round();
            } catch (RuntimeException e) {
                LOG.error("Voicemail could not be sent by e-mail; it is tried again", e);
            }
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
    }

    /** Tries to send what is due now. */
    void round() {
        List<VoiceMessage> due = voicemail.mailDue();
        retries.keySet()
                .removeIf(id -> due.stream().noneMatch(message -> message.id().equals(id)));
        for (VoiceMessage message : due) {
            Retry retry = retries.get(message.id());
            if (!closing && (retry == null || clock.nanos() >= retry.atNanos)) {
                handle(message);
            }
        }
    }

    private void handle(VoiceMessage message) {
        if (Duration.between(message.receivedAt(), clock.now()).compareTo(GIVE_UP) > 0) {
            LOG.warn("Voicemail {} is a day old and was never sent by e-mail; it stays in its mailbox", message.id());
            done(message);
            return;
        }
        Directory office = directory.current();
        Optional<Extension> owner = VoicemailScripts.owner(office, message.mailbox())
                .filter(one -> !one.handling().mailbox().email().isEmpty());
        if (owner.isEmpty()) {
            done(message);
            return;
        }
        try {
            mailer.send(letter(message, owner.get(), office));
            LOG.info(
                    "Voicemail {} for {} sent by e-mail",
                    message.id(),
                    owner.get().number());
            trouble = null;
            done(message);
        } catch (MailException e) {
            onFailed(message, owner.get(), e);
        }
    }

    private Letter letter(VoiceMessage message, Extension owner, Directory office) {
        var words = new Wording(language, office.settings().zone());
        var mailbox = owner.handling().mailbox();
        return new Letter(
                mailbox.email(),
                words.subject(message),
                words.text(message, owner.number()),
                mailbox.attached() ? Optional.of(voicemail.sound(message).path()) : Optional.empty(),
                words.fileName(message));
    }

    private void onFailed(VoiceMessage message, Extension owner, MailException why) {
        trouble = "Voicemail cannot be sent by e-mail: " + why.getMessage();
        Retry before = retries.get(message.id());
        Duration pause = before == null ? FIRST_RETRY : doubled(before.pause);
        retries.put(message.id(), new Retry(pause, clock.nanos() + pause.toNanos()));
        LOG.warn(
                "Voicemail {} for {} is not taken, next try in {} s: {}",
                message.id(),
                owner.number(),
                pause.toSeconds(),
                why.getMessage());
    }

    private static Duration doubled(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LAST_RETRY) < 0 ? twice : LAST_RETRY;
    }

    private void done(VoiceMessage message) {
        retries.remove(message.id());
        voicemail.markMailed(message.mailbox(), message.id());
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Health health() {
        String words = trouble;
        return words == null ? new Health(true, "sending") : new Health(false, words);
    }

    /** What is not sent yet is sent after the next start. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
    }
}
