package uz.karnay.pbx.script;

import java.time.Duration;

/**
 * How keys are collected.
 *
 * @param most so many keys complete the input, at least 1
 * @param enders keys that end the input and are not part of it, such as {@code #}; may be empty
 * @param first how long the first key is waited for, after the last sound
 * @param next how long each further key is waited for
 */
public record KeyRules(int most, String enders, Duration first, Duration next) {

    private static final int MOST = 64;

    public KeyRules {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " keys: " + most);
        }
    }

    /** A single key. */
    public static KeyRules one(Duration patience) {
        return new KeyRules(1, "", patience, patience);
    }

    /** Up to so many keys, ended by {@code #} or by a pause of three seconds. */
    public static KeyRules upTo(int most, Duration patience) {
        return new KeyRules(most, "#", patience, Duration.ofSeconds(3));
    }
}
