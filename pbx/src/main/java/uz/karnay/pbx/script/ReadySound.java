package uz.karnay.pbx.script;

import java.time.Duration;

/** A sound that can be played at once. Immutable; any thread. */
public interface ReadySound {

    Duration length();
}
