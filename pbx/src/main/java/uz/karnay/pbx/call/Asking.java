package uz.karnay.pbx.call;

import java.util.List;
import java.util.Optional;
import uz.karnay.loop.Awaited;
import uz.karnay.pbx.script.KeyRules;
import uz.karnay.pbx.script.Keys;
import uz.karnay.pbx.script.ReadySound;

/** Collects keys, over a prompt that the first of them cuts short. Confined to the loop of the call. */
final class Asking extends ScriptTask<Keys> {

    private final List<ReadySound> sounds;
    private final KeyRules rules;
    private final StringBuilder digits = new StringBuilder();
    private boolean isPlaying;

    Asking(Scripted stage, Awaited<Reply<Keys>> reply, List<ReadySound> sounds, KeyRules rules) {
        super(stage, reply);
        this.sounds = sounds;
        this.rules = rules;
    }

    /** Keys that were pressed too early come first, and then nothing has to be said. */
    @Override
    void begin() {
        boolean ahead = false;
        for (Optional<Character> key = next(); key.isPresent(); key = next()) {
            ahead = true;
            onKey(key.get());
        }
        if (isOver() || ahead) {
            return;
        }
        if (sounds.isEmpty()) {
            onPlayed();
        } else {
            isPlaying = true;
            port().play(sounds);
        }
    }

    private Optional<Character> next() {
        return isOver() ? Optional.empty() : stage().takeTypedKey();
    }

    @Override
    boolean onKey(char key) {
        quiet();
        if (rules.enders().indexOf(key) >= 0) {
            finish(Keys.End.ENDED_BY_KEY);
            return true;
        }
        digits.append(key);
        if (digits.length() == rules.most()) {
            finish(Keys.End.COMPLETE);
        } else {
            after(rules.next(), () -> finish(Keys.End.TIMEOUT));
        }
        return true;
    }

    private void quiet() {
        if (isPlaying) {
            isPlaying = false;
            port().hush();
        }
    }

    @Override
    void onPlayed() {
        isPlaying = false;
        after(rules.first(), () -> finish(Keys.End.TIMEOUT));
    }

    private void finish(Keys.End end) {
        finish(new Keys(digits.toString(), end));
    }
}
