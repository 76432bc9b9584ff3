package uz.karnay.pbx.voicemail;

import java.time.Duration;

/**
 * How much a mailbox takes.
 *
 * @param messages in each mailbox
 * @param shortest a message that is shorter is thrown away
 * @param longest a message ends there
 * @param silence so much at a stretch ends a message
 */
public record VoicemailLimits(int messages, Duration shortest, Duration longest, Duration silence) {

    public static final VoicemailLimits STANDARD =
            new VoicemailLimits(100, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofSeconds(10));
}
