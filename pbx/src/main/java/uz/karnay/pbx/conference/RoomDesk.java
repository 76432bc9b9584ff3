package uz.karnay.pbx.conference;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import uz.karnay.loop.EventLoop;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.script.Inbox;

/**
 * The conference rooms in which somebody is. One loop owns them all; whoever comes from another thread posts here, and hears
 * the answer on this loop. Any thread.
 */
public final class RoomDesk {

    private final EventLoop loop;
    private final Map<RoomId, Gathering> gatherings = new HashMap<>();

    /** @param loop owns the rooms */
    public RoomDesk(EventLoop loop) {
        this.loop = loop;
    }

    /** Somebody wants to come in; words come into {@code inbox}. */
    void enter(ConferenceRoom room, CallId call, boolean moderator, Inbox<RoomWord> inbox, Consumer<RoomEntry> answer) {
        loop.execute(() -> answer.accept(
                gatherings.computeIfAbsent(room.id(), _ -> new Gathering(room)).enter(call, moderator, inbox)));
    }

    /** The caller is there no longer; the last one ends it. Without effect when he never came in. */
    void left(RoomId room, CallId call) {
        loop.execute(() -> gatherings.computeIfPresent(room, (_, gathering) -> {
            gathering.left(call);
            return gathering.isOver() ? null : gathering;
        }));
    }

    /** The answer is whether all but the moderators are hushed now. */
    void hush(RoomId room, Consumer<Boolean> answer) {
        change(room, Gathering::hush, answer);
    }

    /** The answer is whether the room is locked now. */
    void lock(RoomId room, Consumer<Boolean> answer) {
        change(room, Gathering::lock, answer);
    }

    private void change(RoomId room, Predicate<Gathering> change, Consumer<Boolean> answer) {
        loop.execute(() -> {
            Gathering gathering = gatherings.get(room);
            answer.accept(gathering != null && change.test(gathering));
        });
    }
}
