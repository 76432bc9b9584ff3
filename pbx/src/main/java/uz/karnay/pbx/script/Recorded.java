package uz.karnay.pbx.script;

import java.time.Duration;

/**
 * A voice that was recorded. Its file is complete and closed.
 *
 * @param length of the file, the silence that ended it included
 * @param key that ended it, or empty
 */
public record Recorded(Duration length, End end, String key) {

    /** Why it ended. */
    public enum End {
        KEY,
        SILENCE,
        LONGEST,
        /** The caller hung up: what was said until then is there. Whatever the script asks of the call next throws. */
        CALLER_GONE,
        /** The disk took no more, or none at all. */
        DISK
    }
}
