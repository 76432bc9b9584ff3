package uz.karnay.pbx.call;

import java.time.Duration;
import java.util.List;
import uz.karnay.loop.Awaited;
import uz.karnay.pbx.script.Inbox;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.Waited;

/** Plays until word comes, a key is pressed, the time is over or all is said. Confined to the loop of the call. */
final class Hearing<T> extends ScriptTask<Waited<T>> {

    private final Mail<T> inbox;
    private final Duration longest;
    private final List<ReadySound> sounds;

    Hearing(Scripted stage, Awaited<Reply<Waited<T>>> reply, Mail<T> inbox, Duration longest, List<ReadySound> sounds) {
        super(stage, reply);
        this.inbox = inbox;
        this.longest = longest;
        this.sounds = sounds;
    }

    /** Word and keys that came before are there at once, and nothing is played then. */
    @Override
    void begin() {
        inbox.take().ifPresent(word -> finish(new Waited.Came<>(word)));
        if (!isOver()) {
            stage().takeTypedKey().ifPresent(key -> finish(new Waited.Pressed<>(key)));
        }
        if (!isOver()) {
            port().play(sounds);
            after(longest, () -> cutShort(new Waited.TimeOver<>()));
        }
    }

    @Override
    boolean onKey(char key) {
        cutShort(new Waited.Pressed<>(key));
        return true;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very inbox that is waited for
    void onWord(Inbox<?> from) {
        if (from == inbox) {
            inbox.take().ifPresent(word -> cutShort(new Waited.Came<>(word)));
        }
    }

    @Override
    void onPlayed() {
        finish(new Waited.TimeOver<>());
    }

    private void cutShort(Waited<T> why) {
        port().hush();
        finish(why);
    }
}
