package uz.karnay.pbx.voicemail;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Secret;

/**
 * Keeps people from trying PINs until one fits: after {@value #MOST} wrong ones a mailbox takes none, not even the right one,
 * for a quarter of an hour. Any thread.
 */
final class PinGuard {

    private static final int MOST = 9;
    private static final long CLOSED_NANOS = Duration.ofMinutes(15).toNanos();

    private final Clock clock;
    private final Map<ExtensionId, Wrong> wrong = new ConcurrentHashMap<>();

    PinGuard(Clock clock) {
        this.clock = clock;
    }

    private record Wrong(int times, long lastNanos) {}

    boolean isClosed(ExtensionId mailbox) {
        return count(wrong.get(mailbox)) >= MOST;
    }

    /** Whether the PIN is right and the mailbox not closed. */
    boolean opens(Extension owner, String keyed) {
        if (isClosed(owner.id())) {
            return false;
        }
        Secret pin = owner.handling().mailbox().pin();
        if (!pin.isEmpty() && pin.equals(Secret.of(keyed))) {
            wrong.remove(owner.id());
            return true;
        }
        wrong.compute(owner.id(), (_, before) -> new Wrong(count(before) + 1, clock.nanos()));
        return false;
    }

    private int count(@Nullable Wrong before) {
        return before == null || clock.nanos() - before.lastNanos >= CLOSED_NANOS ? 0 : before.times;
    }
}
