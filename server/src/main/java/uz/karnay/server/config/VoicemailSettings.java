package uz.karnay.server.config;

import java.time.Duration;
import uz.karnay.pbx.voicemail.VoicemailLimits;

/** Reads how much mailboxes take. */
final class VoicemailSettings {

    private VoicemailSettings() {}

    static VoicemailLimits read(Settings settings) {
        VoicemailLimits usual = VoicemailLimits.STANDARD;
        int messages = settings.read("voicemail.max-messages", usual.messages(), Syntax::count);
        Duration longest = settings.read("voicemail.longest", usual.longest(), Syntax::duration);
        Duration silence = settings.read("voicemail.silence", usual.silence(), Syntax::duration);
        Check.between("voicemail.max-messages", messages, 1, 10_000);
        Check.between("voicemail.longest", longest, Duration.ofSeconds(10), Duration.ofMinutes(30));
        Check.between("voicemail.silence", silence, Duration.ofSeconds(3), longest);
        return new VoicemailLimits(messages, usual.shortest(), longest, silence);
    }
}
