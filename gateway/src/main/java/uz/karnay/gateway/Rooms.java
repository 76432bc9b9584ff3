package uz.karnay.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.MediaLoop;
import uz.karnay.media.mixer.Conference;
import uz.karnay.media.mixer.Seat;
import uz.karnay.pbx.directory.RoomId;

/**
 * The conferences that sound. The first who comes opens a room on the media loop of his call, and it is gone with the last. Any
 * thread.
 */
public final class Rooms {

    private final Map<RoomId, Room> open = new ConcurrentHashMap<>();

    private record Room(MediaLoop media, Conference conference, int taken) {

        Room with(int more) {
            return new Room(media, conference, taken + more);
        }
    }

    /**
     * A seat for one who speaks by {@code media}; {@link #leave} follows.
     *
     * @param rate samples a second that suit its codec
     * @return empty when the room is open on another media loop
     */
    Optional<Seat> seat(RoomId id, MediaLoop media, int rate) {
        Room room = open.compute(id, (_, before) -> entered(before, media));
        return room.media().equals(media) ? Optional.of(room.conference().seat(rate)) : Optional.empty();
    }

    private static Room entered(@Nullable Room before, MediaLoop media) {
        if (before == null) {
            return new Room(media, new Conference(media, Conference.Manner.ROOM), 1);
        }
        return before.media().equals(media) ? before.with(1) : before;
    }

    /** A seat that was taken is free. */
    void leave(RoomId id) {
        open.computeIfPresent(id, (_, room) -> room.taken() == 1 ? null : room.with(-1));
    }

    /** How many rooms somebody is in. */
    int size() {
        return open.size();
    }
}
