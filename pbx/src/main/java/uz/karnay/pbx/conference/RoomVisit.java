package uz.karnay.pbx.conference;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import uz.karnay.loop.Awaited;
import uz.karnay.loop.Scripts;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.script.CallGone;
import uz.karnay.pbx.script.Inbox;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.script.Waited;

/**
 * One caller in a conference room: through the door, music until a moderator comes, then the voices of the others. Keys: 1 mutes
 * himself; a moderator hushes all others by 2, and locks the door by 3; each again undoes it. On the thread of the script.
 */
final class RoomVisit {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final ScriptedCall call;
    private final ConferenceRoom room;
    private final RoomDesk desk;
    private final WrongPins wrongPins;
    private final Scripts threads;
    private final Inbox<RoomWord> inbox;
    private boolean moderator;
    /** Whether the room lets him be heard. */
    private boolean heard;
    /** Whether he has muted himself. */
    private boolean mute;

    RoomVisit(ScriptedCall call, ConferenceRoom room, RoomDesk desk, WrongPins wrongPins, Scripts threads) {
        this.call = call;
        this.room = room;
        this.desk = desk;
        this.wrongPins = wrongPins;
        this.threads = threads;
        this.inbox = call.inbox();
    }

    void run() {
        call.answer();
        moderator = new RoomDoor(call, room, wrongPins).isPassedByModerator();
        Awaited<RoomEntry> entry = threads.awaited();
        desk.enter(room, call.id(), moderator, inbox, entry::give);
        try {
            switch (entry.await()) {
                case RoomEntry.Refused(var reason) -> throw turnAway(reason);
                case RoomEntry.Inside inside -> stay(inside);
            }
        } finally {
            desk.left(room.id(), call.id());
        }
    }

    private CallGone turnAway(RoomEntry.Reason reason) {
        call.note("not let into conference " + room.name(), reason.words());
        call.say(List.of(new Sound.Tone(Sound.ToneKind.BUSY)));
        return call.hangUp(new HangUp(17, "Conference " + room.name() + ": " + reason.words()));
    }

    private void stay(RoomEntry.Inside inside) {
        heard = inside.heard();
        if (!inside.begun()) {
            awaitModerator();
        }
        call.note("in conference " + room.name(), moderator ? "as moderator" : "");
        if (room.recorded()) {
            call.note("not recorded", "conferences cannot be recorded yet");
        }
        List<Sound> told = inside.alone() && inside.begun() ? said("conf-only-one") : greeting();
        while (true) {
            told = switch (call.confer(room.id(), heard && !mute, told, inbox, LONG)) {
                case Waited.Came<RoomWord>(RoomWord word) -> onWord(word);
                case Waited.Pressed<RoomWord>(char key) -> onKey(key);
                case Waited.TimeOver<RoomWord> _ -> List.of();
            };
        }
    }

    private List<Sound> greeting() {
        return heard ? List.of() : said("conf-muted");
    }

    private void awaitModerator() {
        call.note("waits for the moderator of conference " + room.name(), "");
        boolean waits = true;
        while (waits) {
            if (call.wait(inbox, LONG) instanceof Waited.Came<RoomWord>(RoomWord word)) {
                onWord(word);
                waits = !(word instanceof RoomWord.Begun);
            }
        }
    }

    /** What he is to hear of it. */
    private List<Sound> onWord(RoomWord word) {
        return switch (word) {
            case RoomWord.Begun _ -> List.of();
            case RoomWord.Heard(boolean now) -> {
                heard = now;
                call.note(now ? "may be heard" : "is hushed", "by the moderator");
                yield muteState();
            }
        };
    }

    private List<Sound> onKey(char key) {
        return switch (key) {
            case '1' -> muteOrSpeak();
            case '2' -> moderator ? hushOthers() : List.of();
            case '3' -> moderator ? lockDoor() : List.of();
            default -> List.of();
        };
    }

    private List<Sound> muteOrSpeak() {
        mute = !mute;
        call.note(mute ? "mutes himself" : "speaks again", "pressed 1");
        return muteState();
    }

    private List<Sound> muteState() {
        return said(heard && !mute ? "conf-unmuted" : "conf-muted");
    }

    private List<Sound> hushOthers() {
        boolean hushed = answer(given -> desk.hush(room.id(), given));
        call.note(hushed ? "hushes all others" : "lets all others speak", "pressed 2");
        return beeps(hushed);
    }

    private List<Sound> lockDoor() {
        boolean locked = answer(given -> desk.lock(room.id(), given));
        call.note(locked ? "locks the room" : "opens the room", "pressed 3");
        return beeps(locked);
    }

    private boolean answer(Consumer<Consumer<Boolean>> question) {
        Awaited<Boolean> answer = threads.awaited();
        question.accept(answer::give);
        return answer.await();
    }

    private static List<Sound> said(String prompt) {
        return List.of(Sound.spoken(prompt));
    }

    /** One says that it is so now, two that it is not any more. */
    private static List<Sound> beeps(boolean now) {
        Sound beep = new Sound.Tone(Sound.ToneKind.BEEP);
        return now ? List.of(beep) : List.of(beep, new Sound.Pause(Duration.ofMillis(200)), beep);
    }
}
