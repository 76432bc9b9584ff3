package uz.karnay.pbx.script;

import java.time.Duration;

/**
 * How a voice is recorded.
 *
 * @param longest after which it ends
 * @param silence so much of it at a stretch ends the recording; zero: none does
 * @param enders keys that end it, such as {@code #}
 */
public record RecordRules(Duration longest, Duration silence, String enders) {

    public RecordRules {
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("no time to record: " + longest);
        }
    }
}
