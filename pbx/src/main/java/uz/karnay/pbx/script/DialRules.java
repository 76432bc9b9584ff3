package uz.karnay.pbx.script;

import java.time.Duration;

/**
 * How somebody is rung for a caller that a script serves.
 *
 * @param longest how long it rings
 * @param meanwhile what the caller hears
 */
public record DialRules(Duration longest, Meanwhile meanwhile) {

    /** What the caller hears while it rings. */
    public enum Meanwhile {
        RINGING,
        MUSIC
    }

    public static DialRules ringing(Duration longest) {
        return new DialRules(longest, Meanwhile.RINGING);
    }

    public static DialRules music(Duration longest) {
        return new DialRules(longest, Meanwhile.MUSIC);
    }
}
