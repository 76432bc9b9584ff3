package uz.karnay.pbx.conference;

import java.time.Duration;
import java.util.List;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.script.KeyRules;
import uz.karnay.pbx.script.Keys;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Sound;

/** Asks for the PIN of a room, three times at most. On the thread of the script. */
final class RoomDoor {

    private static final int TRIES = 3;
    private static final KeyRules PIN = KeyRules.upTo(12, Duration.ofSeconds(10));

    private final ScriptedCall call;
    private final ConferenceRoom room;
    private final WrongPins wrong;

    RoomDoor(ScriptedCall call, ConferenceRoom room, WrongPins wrong) {
        this.call = call;
        this.room = room;
        this.wrong = wrong;
    }

    /**
     * Whether he comes in as the moderator; does not return when he has no right PIN. A room with a PIN for its moderators
     * alone lets in who presses nothing.
     */
    boolean isPassedByModerator() {
        if (room.pin().isEmpty() && room.moderatorPin().isEmpty()) {
            return false;
        }
        List<Sound> question = List.of(Sound.spoken("conf-enter-pin"));
        for (int asked = 0; asked < TRIES; asked++) {
            Keys keys = call.ask(question, PIN);
            Secret keyed = Secret.of(keys.digits());
            if (opens(keyed)) {
                return !keyed.equals(room.pin());
            }
            call.note("the door stays closed", keyed.isEmpty() ? "no PIN was given" : "the PIN was wrong");
            question = List.of(Sound.spoken("vm-wrong-password"), Sound.spoken("conf-enter-pin"));
        }
        call.say(List.of(Sound.spoken("goodbye")));
        throw call.hangUp(new HangUp(16, "No right PIN was given for the conference " + room.name()));
    }

    private boolean opens(Secret keyed) {
        if (keyed.isEmpty()) {
            return room.pin().isEmpty();
        }
        long now = call.clock().nanos();
        if (wrong.isShut(room.id(), now)) {
            return false;
        }
        boolean right = keyed.equals(room.pin()) || keyed.equals(room.moderatorPin());
        if (right) {
            wrong.onRight(room.id());
        } else {
            wrong.onWrong(room.id(), now);
        }
        return right;
    }
}
