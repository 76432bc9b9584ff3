package uz.karnay.pbx.voicemail;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.script.KeyRules;
import uz.karnay.pbx.script.Keys;
import uz.karnay.pbx.script.RecordRules;
import uz.karnay.pbx.script.Recorded;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.script.Sound.Tone;
import uz.karnay.pbx.script.Sound.ToneKind;
import uz.karnay.pbx.script.VoiceFile;

/**
 * Greetings in the hands of the owner: {@code 1} when busy, {@code 2} when away, {@code 3} for a while, {@code 4} ends the
 * latter. Each is recorded, heard, and kept by {@code 1} or recorded again by {@code 3}.
 */
final class GreetingMenu {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Voicemail voicemail;
    private final Extension owner;

    GreetingMenu(Voicemail voicemail, Extension owner) {
        this.voicemail = voicemail;
        this.owner = owner;
    }

    void run(ScriptedCall call) {
        Keys keys = call.ask(List.of(Sound.spoken("vm-greeting-menu")), KeyRules.one(PATIENCE));
        if (keys.digits().equals("4")) {
            voicemail.deleteGreeting(owner.id(), GreetingKind.TEMPORARY);
            call.say(List.of(Sound.spoken("vm-deleted-greeting")));
            return;
        }
        GreetingKind kind = kind(keys.digits());
        while (kind != null && !isRecorded(call, kind)) {
            call.forgetKeys();
        }
    }

    private static @Nullable GreetingKind kind(String key) {
        return switch (key) {
            case "1" -> GreetingKind.BUSY;
            case "2" -> GreetingKind.AWAY;
            case "3" -> GreetingKind.TEMPORARY;
            default -> null;
        };
    }

    /** False when it is to be recorded again. Whoever hangs up before confirming keeps the greeting he had. */
    private boolean isRecorded(ScriptedCall call, GreetingKind kind) {
        VoiceFile words = voicemail.blank(owner.id());
        try {
            call.say(List.of(Sound.spoken("vm-record-greeting"), new Tone(ToneKind.BEEP)));
            Recorded recorded = call.record(words, new RecordRules(LONGEST, SILENCE, "#"));
            if (recorded.length().compareTo(SHORTEST) < 0) {
                call.say(List.of(Sound.spoken("vm-too-short")));
                return false;
            }
            return isConfirmed(call, kind, words);
        } finally {
            voicemail.discard(words);
        }
    }

    private boolean isConfirmed(ScriptedCall call, GreetingKind kind, VoiceFile words) {
        List<Sound> question = List.of(new Sound.File(words), Sound.spoken("vm-review"));
        Keys keys = call.ask(question, KeyRules.one(PATIENCE));
        while (keys.digits().equals("2")) {
            keys = call.ask(question, KeyRules.one(PATIENCE));
        }
        if (keys.digits().equals("1")) {
            keep(call, kind, words);
        }
        return !keys.digits().equals("3");
    }

    private void keep(ScriptedCall call, GreetingKind kind, VoiceFile words) {
        voicemail.keepGreeting(words, owner.id(), kind);
        call.note("greeting recorded", "mailbox " + owner.number() + ", " + kind.word());
        call.say(List.of(Sound.spoken("vm-greeting-saved")));
    }
}
