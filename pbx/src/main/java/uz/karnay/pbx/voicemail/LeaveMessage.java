package uz.karnay.pbx.voicemail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.script.CallGone;
import uz.karnay.pbx.script.KeyRules;
import uz.karnay.pbx.script.Keys;
import uz.karnay.pbx.script.RecordRules;
import uz.karnay.pbx.script.Recorded;
import uz.karnay.pbx.script.Script;
import uz.karnay.pbx.script.ScriptPlan.Because;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.script.Sound.Tone;
import uz.karnay.pbx.script.Sound.ToneKind;
import uz.karnay.pbx.script.VoiceFile;

/**
 * Takes a message: greeting, tone, the caller's words until {@code #}, silence or the end of the call, and a chance to hear
 * and change them. Who hangs up without confirming has left a message all the same.
 */
final class LeaveMessage implements Script {

    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final KeyRules SKIP_GREETING = new KeyRules(1, "#", Duration.ZERO, Duration.ZERO);

    private final Voicemail voicemail;
    private final Extension owner;
    private final Because because;

    LeaveMessage(Voicemail voicemail, Extension owner, Because because) {
        this.voicemail = voicemail;
        this.owner = owner;
        this.because = because;
    }

    @Override
    public void run(ScriptedCall call) {
        call.answer();
        call.note("mailbox " + owner.number(), word());
        if (voicemail.isFull(owner.id())) {
            call.note("no message taken", "the mailbox is full");
            call.say(List.of(Sound.spoken("vm-full")));
            throw call.hangUp(HangUp.NORMAL);
        }
        call.ask(greeting(), SKIP_GREETING);
        call.forgetKeys();
        for (int attempt = 0; attempt < ATTEMPTS && !isTaken(call); attempt++) {
            call.forgetKeys();
        }
        call.say(List.of(Sound.spoken("goodbye")));
        throw call.hangUp(HangUp.NORMAL);
    }

    private String word() {
        return switch (because) {
            case BUSY -> "busy";
            case NO_ANSWER -> "no answer";
            case UNAVAILABLE -> "cannot be reached";
            case DIRECT -> "the caller chose it";
        };
    }

    private List<Sound> greeting() {
        var sounds = new ArrayList<Sound>();
        Optional<VoiceFile> own = voicemail.greetingFor(owner.id(), GreetingKind.fitting(because));
        if (own.isPresent()) {
            sounds.add(new Sound.File(own.get()));
        } else {
            sounds.add(Sound.spoken("vm-greeting"));
            sounds.add(Sound.spoken("vm-leave-message"));
        }
        return sounds;
    }

    /** False when it is to be tried again: too short, or the caller wants to say it better. */
    private boolean isTaken(ScriptedCall call) {
        call.say(List.of(new Tone(ToneKind.BEEP)));
        VoiceFile words = voicemail.blank(owner.id());
        boolean kept = false;
        try {
            Recorded recorded = call.record(words, rules());
            if (isTooShort(recorded)) {
                call.say(List.of(Sound.spoken("vm-too-short")));
                return false;
            }
            kept = isConfirmed(call, recorded, words);
            if (kept) {
                keep(call, words, recorded);
            }
            return kept;
        } finally {
            if (!kept) {
                voicemail.discard(words);
            }
        }
    }

    private RecordRules rules() {
        VoicemailLimits limits = voicemail.limits();
        return new RecordRules(limits.longest(), limits.silence(), "#");
    }

    /** Silence that ended it is no message. */
    private boolean isTooShort(Recorded recorded) {
        Duration said = recorded.end() == Recorded.End.SILENCE
                ? recorded.length().minus(voicemail.limits().silence())
                : recorded.length();
        return said.compareTo(voicemail.limits().shortest()) < 0;
    }

    /** Asks only who ended it by key: whoever is silent or gone has said all. */
    private boolean isConfirmed(ScriptedCall call, Recorded recorded, VoiceFile words) {
        if (recorded.end() != Recorded.End.KEY) {
            return true;
        }
        try {
            return reviewed(call, words);
        } catch (CallGone gone) {
            keep(call, words, recorded);
            throw gone;
        }
    }

    private boolean reviewed(ScriptedCall call, VoiceFile words) {
        List<Sound> menu = List.of(Sound.spoken("vm-review"));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Keys keys = call.ask(menu, KeyRules.one(PATIENCE));
            switch (keys.digits()) {
                case "1", "" -> {
                    return true; // silence is consent
                }
                case "2" -> call.say(List.of(new Sound.File(words)));
                case "3" -> {
                    return false;
                }
                default -> call.say(List.of(Sound.spoken("invalid-choice")));
            }
        }
        return true;
    }

    private void keep(ScriptedCall call, VoiceFile words, Recorded recorded) {
        voicemail.keep(words, owner.id(), call.caller(), recorded.length());
        if (recorded.end() != Recorded.End.CALLER_GONE) {
            call.note("message left", recorded.length().toSeconds() + " s");
        }
    }
}
