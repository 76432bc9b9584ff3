package uz.karnay.pbx.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.speech.Language;

/**
 * A call in the hands of a script. Each method blocks until it is done, and throws {@link CallGone} once the caller has
 * left. What has to be heard answers the call first. For the script's thread only.
 */
public interface ScriptedCall {

    CallId id();

    CallerId caller();

    /** What was dialled, normalised where it could be. */
    String called();

    /** The configuration that the call goes by. */
    Directory directory();

    /** In which it is spoken to the caller. */
    Language language();

    /** For the rest of the call, other scripts included. */
    void language(Language chosen);

    /** Answers the call; without effect when it is answered. */
    void answer();

    /**
     * What is said before {@link #answer} is heard without it, as early media, and charged to nobody; everything else
     * answers. Without effect once the call is answered, or where the caller offered nothing to hear by.
     */
    void early();

    /** Plays to the end. Keys are kept for {@link #ask}. */
    void say(List<Sound> sounds);

    /**
     * Plays until the first key, and collects keys. Those that were pressed before count first, and then nothing is
     * played.
     */
    Keys ask(List<Sound> sounds, KeyRules rules);

    /** Forgets keys that were pressed and not asked for: what comes next must not be confirmed by accident. */
    void forgetKeys();

    /** Music for so long. */
    void wait(Duration time);

    /** Music until word comes, a key is pressed, or the time is over. Word that came before is there at once. */
    <T> Waited<T> wait(Inbox<T> inbox, Duration time);

    /** Plays until word comes, a key is pressed, the time is over or all is said. Word that came before is there at once. */
    <T> Waited<T> hear(List<Sound> sounds, Inbox<T> inbox, Duration longest);

    /** A place for word from others. At most one for a script. */
    <T> Inbox<T> inbox();

    /** Silence for the caller, whose voice is written down until a key, silence, or the longest time. */
    Recorded record(VoiceFile into, RecordRules rules);

    /** Sends the caller's own voice back until a key is pressed or the time is over. */
    void echo(Duration longest);

    /**
     * The voices of all others in a room, until word comes, a key is pressed or the time is over. Whoever asks for the same room
     * again has not left it meanwhile.
     *
     * @param heard whether the others hear him
     * @param told to him alone
     */
    <T> Waited<T> confer(RoomId room, boolean heard, List<Sound> told, Inbox<T> inbox, Duration longest);

    /** Rings somebody; when that is answered, the two talk. Returns when nobody answered, or the called hung up. */
    default DialOutcome dial(RouteTarget target, DialRules rules) {
        return dial(List.of(target), rules);
    }

    /** The same with several at once: whoever answers first has the caller. */
    DialOutcome dial(List<RouteTarget> targets, DialRules rules);

    /** The call goes on elsewhere, and the script is over: does not return. */
    CallGone goTo(RouteTarget target, String why);

    /** What a person of the office would reach by this number: an extension, a group, and nothing outside. */
    Optional<RouteTarget> inside(String number);

    /** Ends the call: does not return. */
    CallGone hangUp(HangUp why);

    /** Into the record of the call. */
    void note(String what, String why);

    Clock clock();

    Entropy entropy();
}
