package uz.karnay.gateway;

import java.time.Duration;
import uz.karnay.loop.Clock;

/**
 * Lets a key through once that a phone sends in two ways, in its sound and by INFO. The same key within a second by the
 * other way is the same press. Confined to the loop of its call.
 */
final class KeysOnce {

    private static final long SAME_NANOS = Duration.ofSeconds(1).toNanos();

    private final Clock clock;
    private char last;
    private boolean lastInSound;
    private long lastNanos;

    KeysOnce(Clock clock) {
        this.clock = clock;
        this.lastNanos = clock.nanos() - SAME_NANOS - 1;
    }

    /** @param inSound whether it came in the sound, by name or as tones */
    boolean isNew(char key, boolean inSound) {
        long now = clock.nanos();
        boolean again = key == last && inSound != lastInSound && now - lastNanos < SAME_NANOS;
        if (!again) {
            last = key;
            lastInSound = inSound;
            lastNanos = now;
        }
        return !again;
    }
}
