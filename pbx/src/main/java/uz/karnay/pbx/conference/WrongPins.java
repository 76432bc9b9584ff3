package uz.karnay.pbx.conference;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.RoomId;

/**
 * Keeps people from trying PINs until one fits: after {@value #MOST} wrong ones without a right one between them a room takes
 * none, not even the right one, for a quarter of an hour. Any thread.
 */
final class WrongPins {

    private static final int MOST = 30;
    private static final long SHUT_NANOS = Duration.ofMinutes(15).toNanos();

    private final Map<RoomId, Wrong> wrong = new ConcurrentHashMap<>();

    private record Wrong(int times, long lastNanos) {}

    boolean isShut(RoomId room, long nowNanos) {
        return count(wrong.get(room), nowNanos) >= MOST;
    }

    void onWrong(RoomId room, long nowNanos) {
        wrong.compute(room, (_, before) -> new Wrong(count(before, nowNanos) + 1, nowNanos));
    }

    void onRight(RoomId room) {
        wrong.remove(room);
    }

    private static int count(@Nullable Wrong before, long nowNanos) {
        return before == null || nowNanos - before.lastNanos >= SHUT_NANOS ? 0 : before.times;
    }
}
