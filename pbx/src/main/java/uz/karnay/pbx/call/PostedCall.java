package uz.karnay.pbx.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import uz.karnay.loop.Awaited;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.route.Switchboard;
import uz.karnay.pbx.script.CallGone;
import uz.karnay.pbx.script.DialOutcome;
import uz.karnay.pbx.script.DialRules;
import uz.karnay.pbx.script.Inbox;
import uz.karnay.pbx.script.KeyRules;
import uz.karnay.pbx.script.Keys;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.RecordRules;
import uz.karnay.pbx.script.Recorded;
import uz.karnay.pbx.script.Script;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Scripting;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.script.VoiceFile;
import uz.karnay.pbx.script.Waited;
import uz.karnay.pbx.speech.Language;

/**
 * A call as its script sees it: each command is posted to the loop of the call, and its answer waited for. Sounds are made
 * ready here, where waiting costs nobody anything. Confined to the script's thread.
 */
final class PostedCall implements ScriptedCall {

    private final Call call;
    private final Scripted stage;
    private final Scripting scripting;
    private final CallerId caller;
    private final String called;
    private Language language;
    private int rate;
    private boolean isEarly;

    /** On the loop of the call. */
    PostedCall(Call call, Scripted stage) {
        this.call = call;
        this.stage = stage;
        this.scripting = call.desk().exchange().scripting();
        this.caller = call.shownCaller();
        this.called = call.facts().called();
        this.language = call.language();
    }

    /** The whole script; a fault in it ends the call. */
    void run(Script script) {
        try {
            script.run(this);
            stage.post(() -> stage.hangUp(HangUp.NORMAL));
        } catch (CallGone _) {
            // as scripts end
        } catch (RuntimeException | AssertionError fault) {
            stage.post(() -> {
                throw fault;
            });
        }
    }

    private <T> T ask(Consumer<Awaited<Reply<T>>> command) {
        Awaited<Reply<T>> reply = scripting.threads().awaited();
        if (!stage.post(() -> command.accept(reply))) {
            throw new CallGone("the loop of the call is overloaded");
        }
        return switch (reply.await()) {
            case Reply.Done<T>(T value) -> value;
            case Reply.Gone<T>(String why) -> throw new CallGone(why);
        };
    }

    @Override
    public CallId id() {
        return call.id();
    }

    @Override
    public CallerId caller() {
        return caller;
    }

    @Override
    public String called() {
        return called;
    }

    @Override
    public Directory directory() {
        return call.directory();
    }

    @Override
    public Language language() {
        return language;
    }

    @Override
    public void language(Language chosen) {
        language = chosen;
        stage.post(() -> call.speak(chosen));
    }

    @Override
    public void answer() {
        if (rate == 0 || isEarly) {
            isEarly = false;
            rate = ask(reply -> stage.begin(new ScriptTask.Answering(stage, reply)));
        }
    }

    @Override
    public void early() {
        if (rate == 0) {
            rate = ask(reply -> stage.begin(new ScriptTask.Announcing(stage, reply)));
            isEarly = rate != 0;
        }
    }

    @Override
    public void say(List<Sound> sounds) {
        if (!isEarly) {
            answer();
        }
        List<ReadySound> ready = ready(sounds);
        if (!ready.isEmpty()) {
            this.<Boolean>ask(reply -> stage.begin(new ScriptTask.Saying(stage, reply, ready)));
        }
    }

    @Override
    public Keys ask(List<Sound> sounds, KeyRules rules) {
        answer();
        List<ReadySound> ready = ready(sounds);
        return ask(reply -> stage.begin(new Asking(stage, reply, ready, rules)));
    }

    private List<ReadySound> ready(List<Sound> sounds) {
        var ready = new ArrayList<ReadySound>();
        for (Sound sound : sounds) {
            Optional<ReadySound> found = scripting.sounds().ready(sound, language, rate);
            found.ifPresentOrElse(ready::add, () -> note("a sound is missing", sound.toString()));
        }
        return ready;
    }

    @Override
    public void forgetKeys() {
        stage.post(stage::forgetKeys);
    }

    @Override
    public void wait(Duration time) {
        answer();
        this.<Waited<Boolean>>ask(reply -> stage.begin(new ScriptTask.Waiting<>(
                stage, reply, new Mail<>(stage), time, false, stage.served().port()::playMusic)));
    }

    @Override
    public <T> Waited<T> wait(Inbox<T> inbox, Duration time) {
        answer();
        Mail<T> mail = own(inbox);
        return ask(reply -> stage.begin(new ScriptTask.Waiting<>(
                stage, reply, mail, time, true, stage.served().port()::playMusic)));
    }

    @Override
    public <T> Waited<T> hear(List<Sound> sounds, Inbox<T> inbox, Duration longest) {
        answer();
        Mail<T> mail = own(inbox);
        List<ReadySound> ready = ready(sounds);
        return ready.isEmpty()
                ? new Waited.TimeOver<>()
                : ask(reply -> stage.begin(new Hearing<>(stage, reply, mail, longest, ready)));
    }

    private static <T> Mail<T> own(Inbox<T> inbox) {
        if (inbox instanceof Mail<T> mail) {
            return mail;
        }
        throw new IllegalArgumentException("not an inbox of this call");
    }

    @Override
    public <T> Inbox<T> inbox() {
        return new Mail<>(stage);
    }

    @Override
    public Recorded record(VoiceFile into, RecordRules rules) {
        answer();
        return ask(reply -> stage.begin(new TakingDown(stage, reply, into, rules)));
    }

    @Override
    public void echo(Duration longest) {
        answer();
        this.<Waited<Boolean>>ask(reply -> stage.begin(new ScriptTask.Waiting<>(
                stage, reply, new Mail<>(stage), longest, true, stage.served().port()::echo)));
    }

    @Override
    public <T> Waited<T> confer(RoomId room, boolean heard, List<Sound> told, Inbox<T> inbox, Duration longest) {
        answer();
        Mail<T> mail = own(inbox);
        List<ReadySound> ready = ready(told);
        return ask(reply -> stage.begin(new ScriptTask.Waiting<>(
                stage, reply, mail, longest, true, () -> stage.enterRoom(room, heard, ready))));
    }

    @Override
    public DialOutcome dial(List<RouteTarget> targets, DialRules rules) {
        if (rules.meanwhile() == DialRules.Meanwhile.MUSIC) {
            answer();
        }
        return ask(reply -> stage.begin(stage.new Dialling(reply, targets, rules)));
    }

    @Override
    public CallGone goTo(RouteTarget target, String why) {
        stage.post(() -> stage.goTo(target, why));
        throw new CallGone(why);
    }

    @Override
    public Optional<RouteTarget> inside(String number) {
        return Switchboard.inside(call.directory(), number);
    }

    @Override
    public CallGone hangUp(HangUp why) {
        stage.post(() -> stage.hangUp(why));
        throw new CallGone(why.reason());
    }

    @Override
    public void note(String what, String why) {
        stage.post(() -> call.note(what, why));
    }

    @Override
    public Clock clock() {
        return call.desk().loop().clock();
    }

    @Override
    public Entropy entropy() {
        return call.desk().loop().entropy();
    }
}
