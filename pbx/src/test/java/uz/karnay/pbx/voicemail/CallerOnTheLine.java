package uz.karnay.pbx.voicemail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.script.CallGone;
import uz.karnay.pbx.script.DialOutcome;
import uz.karnay.pbx.script.DialRules;
import uz.karnay.pbx.script.Inbox;
import uz.karnay.pbx.script.KeyRules;
import uz.karnay.pbx.script.Keys;
import uz.karnay.pbx.script.RecordRules;
import uz.karnay.pbx.script.Recorded;
import uz.karnay.pbx.script.Script;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.script.VoiceFile;
import uz.karnay.pbx.script.Waited;
import uz.karnay.pbx.speech.Language;

/** A caller who does what the test told him to, in order: keys when asked, words when recorded; then he hangs up. */
public final class CallerOnTheLine implements ScriptedCall {

    private final VirtualTime time;
    private final CallerId caller;
    private final Directory directory;
    private final Deque<Object> deeds = new ArrayDeque<>();
    private boolean gone;

    /** What was said to him: names of prompts, {@code file}, {@code beep}. */
    public final List<String> heard = new ArrayList<>();

    public final List<String> notes = new ArrayList<>();
    final List<RouteTarget> wentTo = new ArrayList<>();

    public CallerOnTheLine(VirtualTime time, String number, Directory directory) {
        this.time = time;
        this.caller = new CallerId(number, "");
        this.directory = directory;
    }

    public CallerOnTheLine presses(String keys) {
        deeds.add(keys);
        return this;
    }

    public CallerOnTheLine staysSilent() {
        return presses("");
    }

    public CallerOnTheLine speaks(Duration length, Recorded.End end) {
        deeds.add(new Recorded(length, end, end == Recorded.End.KEY ? "#" : ""));
        return this;
    }

    /** Runs the script until he hangs up or is hung up on. */
    public CallerOnTheLine hears(Script script) {
        try {
            script.run(this);
        } catch (CallGone _) {
            heard.add("over");
        }
        return this;
    }

    private <T> T next(Class<T> kind) {
        requireThere();
        Object deed = deeds.poll();
        if (deed == null) {
            gone = true;
            throw new CallGone("he hung up");
        }
        return kind.cast(deed);
    }

    private void requireThere() {
        if (gone) {
            throw new CallGone("he hung up before");
        }
    }

    private void play(List<Sound> sounds) {
        for (Sound sound : sounds) {
            switch (sound) {
                case Sound.Spoken(var prompt) -> heard.add(prompt.name());
                case Sound.Uploaded(var name) -> heard.add(name);
                case Sound.File(var voice) -> heard.add(Files.exists(voice.path()) ? "file" : "missing file");
                case Sound.Tone(var kind) -> heard.add(kind.name().toLowerCase(java.util.Locale.ROOT));
                case Sound.Pause _ -> {}
            }
        }
    }

    @Override
    public void say(List<Sound> sounds) {
        requireThere();
        play(sounds);
    }

    @Override
    public Keys ask(List<Sound> sounds, KeyRules rules) {
        requireThere();
        play(sounds);
        if (rules.first().isZero()) {
            return new Keys("", Keys.End.TIMEOUT); // he listens to the greeting
        }
        String keys = next(String.class);
        return new Keys(keys, keys.isEmpty() ? Keys.End.TIMEOUT : Keys.End.COMPLETE);
    }

    @Override
    public Recorded record(VoiceFile into, RecordRules rules) {
        Recorded said = next(Recorded.class);
        gone = said.end() == Recorded.End.CALLER_GONE;
        try {
            Files.write(into.path(), new byte[44 + (int) said.length().toMillis() * 16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }

    @Override
    public CallGone goTo(RouteTarget target, String why) {
        requireThere();
        wentTo.add(target);
        gone = true;
        throw new CallGone("he went on");
    }

    @Override
    public CallGone hangUp(HangUp why) {
        requireThere();
        gone = true;
        throw new CallGone("he was hung up on");
    }

    @Override
    public Optional<RouteTarget> inside(String number) {
        return directory.extensionByNumber(number).map(found -> new RouteTarget.ToExtension(found.id()));
    }

    @Override
    public void note(String what, String why) {
        notes.add(what + ": " + why);
    }

    @Override
    public CallId id() {
        return new CallId(new UUID(0, 1));
    }

    @Override
    public CallerId caller() {
        return caller;
    }

    @Override
    public String called() {
        return "*97";
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public Language language() {
        return Language.EN;
    }

    @Override
    public void language(Language chosen) {
        throw new UnsupportedOperationException("nobody changes the language here");
    }

    @Override
    public void early() {}

    @Override
    public void answer() {
        requireThere();
    }

    @Override
    public void forgetKeys() {
        requireThere();
    }

    @Override
    public void wait(Duration length) {
        requireThere();
    }

    @Override
    public <T> Waited<T> wait(Inbox<T> inbox, Duration length) {
        throw new UnsupportedOperationException("nobody waits here");
    }

    @Override
    public <T> Waited<T> hear(List<Sound> sounds, Inbox<T> inbox, Duration longest) {
        throw new UnsupportedOperationException("nobody waits here");
    }

    @Override
    public <T> Waited<T> confer(RoomId room, boolean heard, List<Sound> told, Inbox<T> inbox, Duration longest) {
        throw new UnsupportedOperationException("no conference here");
    }

    @Override
    public <T> Inbox<T> inbox() {
        throw new UnsupportedOperationException("nobody waits here");
    }

    @Override
    public void echo(Duration longest) {
        throw new UnsupportedOperationException("no echo here");
    }

    @Override
    public DialOutcome dial(List<RouteTarget> targets, DialRules rules) {
        throw new UnsupportedOperationException("nobody is rung here");
    }

    @Override
    public Clock clock() {
        return time;
    }

    @Override
    public Entropy entropy() {
        return time.entropy();
    }
}
