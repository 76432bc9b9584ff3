package uz.karnay.pbx.call;

import java.time.Duration;
import java.util.List;
import uz.karnay.loop.Awaited;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.script.Inbox;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.Waited;

/**
 * What a script waits for: it begins, hears of events, and gives its answer once. Confined to the loop of the call.
 *
 * @param <T> the answer
 */
abstract class ScriptTask<T> {

    private final Scripted stage;
    private final Awaited<Reply<T>> reply;
    private Timer timer = Timer.none();
    private boolean isOver;

    ScriptTask(Scripted stage, Awaited<Reply<T>> reply) {
        this.stage = stage;
        this.reply = reply;
    }

    abstract void begin();

    /** A key; false when it is of no use here, and is kept. */
    boolean onKey(char key) {
        return false;
    }

    void onPlayed() {}

    /** Our answer is acknowledged. */
    void onAnswered() {}

    /** Word has come into an inbox. */
    void onWord(Inbox<?> inbox) {}

    /** The call is taken from the script: the answer is that it is gone. */
    void leave(String why) {
        if (!isOver) {
            end();
            reply.give(new Reply.Gone<>(why));
        }
    }

    final void finish(T value) {
        if (!isOver) {
            end();
            reply.give(new Reply.Done<>(value));
        }
    }

    private void end() {
        isOver = true;
        timer.cancel();
        stage.ended(this);
    }

    final boolean isOver() {
        return isOver;
    }

    final Scripted stage() {
        return stage;
    }

    final LegPort port() {
        return stage.served().port();
    }

    /** In place of the timer of before. */
    final void after(Duration delay, Runnable event) {
        timer.cancel();
        timer = stage.after(delay, event);
    }

    final void stopTimer() {
        timer.cancel();
    }

    /** Answers the call; the answer is the rate for its sounds. */
    static final class Answering extends ScriptTask<Integer> {

        Answering(Scripted stage, Awaited<Reply<Integer>> reply) {
            super(stage, reply);
        }

        @Override
        void begin() {
            if (stage().served().isAnswered()) {
                port().hearKeys();
                finish(port().soundRate());
            } else {
                stage().answer();
            }
        }

        @Override
        void onAnswered() {
            port().hearKeys();
            finish(port().soundRate());
        }
    }

    /** Has what is played heard before the answer; the answer is the rate for its sounds, 0 when that cannot be. */
    static final class Announcing extends ScriptTask<Integer> {

        Announcing(Scripted stage, Awaited<Reply<Integer>> reply) {
            super(stage, reply);
        }

        @Override
        void begin() {
            boolean heard = stage().served().isAnswered() || port().progress();
            finish(heard ? port().soundRate() : 0);
        }
    }

    /** Plays to the end. */
    static final class Saying extends ScriptTask<Boolean> {

        private final List<ReadySound> sounds;

        Saying(Scripted stage, Awaited<Reply<Boolean>> reply, List<ReadySound> sounds) {
            super(stage, reply);
            this.sounds = sounds;
        }

        @Override
        void begin() {
            port().play(sounds);
        }

        @Override
        void onPlayed() {
            finish(true);
        }
    }

    /** Music, a conference, or the caller's own voice, for some time. */
    static final class Waiting<T> extends ScriptTask<Waited<T>> {

        private final Mail<T> inbox;
        private final Duration time;
        private final Runnable sound;
        private final boolean untilKey;

        /** @param sound begins what is heard meanwhile */
        Waiting(
                Scripted stage,
                Awaited<Reply<Waited<T>>> reply,
                Mail<T> inbox,
                Duration time,
                boolean untilKey,
                Runnable sound) {
            super(stage, reply);
            this.inbox = inbox;
            this.time = time;
            this.untilKey = untilKey;
            this.sound = sound;
        }

        @Override
        void begin() {
            onWord(inbox);
            if (!isOver() && untilKey) {
                stage().takeTypedKey().ifPresent(key -> finish(new Waited.Pressed<>(key)));
            }
            if (!isOver()) {
                after(time, () -> finish(new Waited.TimeOver<>()));
                sound.run();
            }
        }

        @Override
        boolean onKey(char key) {
            if (untilKey) {
                finish(new Waited.Pressed<>(key));
            }
            return untilKey;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the very inbox that is waited for
        void onWord(Inbox<?> from) {
            if (from == inbox) {
                inbox.take().ifPresent(word -> finish(new Waited.Came<>(word)));
            }
        }
    }
}
