package uz.karnay.pbx.conference;

import java.util.LinkedHashMap;
import java.util.Map;
import uz.karnay.pbx.conference.RoomEntry.Reason;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.script.Inbox;

/** Those who are in a room, from the first who comes to the last who leaves. Confined to the loop of the desk. */
final class Gathering {

    private final ConferenceRoom room;
    private final Map<CallId, Guest> guests = new LinkedHashMap<>();
    private boolean begun;
    private boolean hushed;
    private boolean locked;

    /** @param room as it was configured when the first came: it holds for all */
    Gathering(ConferenceRoom room) {
        this.room = room;
        this.begun = !room.waitForModerator();
        this.hushed = room.muted();
    }

    private record Guest(boolean moderator, Inbox<RoomWord> inbox) {}

    /** A moderator comes in though the room is locked. */
    RoomEntry enter(CallId call, boolean moderator, Inbox<RoomWord> inbox) {
        if (guests.size() >= room.maxSeats()) {
            return new RoomEntry.Refused(Reason.FULL);
        }
        if (locked && !moderator) {
            return new RoomEntry.Refused(Reason.LOCKED);
        }
        if (moderator && !begun) {
            begun = true;
            guests.values().forEach(guest -> guest.inbox().put(new RoomWord.Begun()));
        }
        boolean alone = guests.isEmpty();
        guests.put(call, new Guest(moderator, inbox));
        return new RoomEntry.Inside(begun, moderator || !hushed, alone);
    }

    void left(CallId call) {
        guests.remove(call);
    }

    boolean isOver() {
        return guests.isEmpty();
    }

    /** Hushes all but the moderators, or lets them speak again; true when they are hushed now. */
    boolean hush() {
        hushed = !hushed;
        guests.values().stream()
                .filter(guest -> !guest.moderator())
                .forEach(guest -> guest.inbox().put(new RoomWord.Heard(!hushed)));
        return hushed;
    }

    /** Lets nobody in any more, or opens the door again; true when it is locked now. */
    boolean lock() {
        locked = !locked;
        return locked;
    }
}
