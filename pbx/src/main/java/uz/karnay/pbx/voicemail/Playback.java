package uz.karnay.pbx.voicemail;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.RouteTarget.ToExtension;
import uz.karnay.pbx.directory.RouteTarget.ToExternal;
import uz.karnay.pbx.script.KeyRules;
import uz.karnay.pbx.script.Keys;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.speech.Grammar;

/**
 * Plays messages one after the other. While one is heard and after it: {@code 1} again, {@code 2} calls back, {@code 4} the one
 * before, {@code 6} the next, {@code 7} deletes, {@code 8} forwards, {@code 9} keeps as new, {@code #} leaves.
 */
final class Playback {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration GAP = Duration.ofMillis(400);
    private static final int LONGEST_NUMBER = 8;

    private final Voicemail voicemail;
    private final Extension owner;

    Playback(Voicemail voicemail, Extension owner) {
        this.voicemail = voicemail;
        this.owner = owner;
    }

    /** What the owner wants next. */
    private enum Next {
        AGAIN,
        BEFORE,
        AFTER,
        LEAVE
    }

    void play(ScriptedCall call, List<VoiceMessage> messages) {
        int at = 0;
        while (at < messages.size()) {
            VoiceMessage message = messages.get(at);
            Next next = heard(call, message, introduction(call, messages, at));
            switch (next) {
                case AGAIN -> {}
                case BEFORE -> at = Math.max(0, at - 1);
                case AFTER -> at++;
                case LEAVE -> {
                    return;
                }
            }
        }
        if (!messages.isEmpty()) {
            call.say(List.of(Sound.spoken("vm-no-more")));
        }
    }

    /** A message counts as heard when its owner reacts to it or it came to its end; who hangs up before finds it new. */
    private Next heard(ScriptedCall call, VoiceMessage message, List<Sound> introduction) {
        var sounds = new ArrayList<>(introduction);
        sounds.add(new Sound.File(voicemail.sound(message)));
        sounds.add(Sound.spoken("vm-menu"));
        sounds.add(Sound.spoken("vm-menu-more"));
        Keys keys = call.ask(sounds, KeyRules.one(PATIENCE));
        voicemail.move(owner.id(), message.id(), Folder.SAVED);
        return switch (keys.digits()) {
            case "1" -> Next.AGAIN;
            case "2" -> calledBack(call, message);
            case "4" -> Next.BEFORE;
            case "7" -> deleted(call, message);
            case "8" -> forwarded(call, message);
            case "9" -> keptAsNew(call, message);
            case "#" -> Next.LEAVE;
            default -> Next.AFTER; // 6, silence, and what means nothing
        };
    }

    private static List<Sound> introduction(ScriptedCall call, List<VoiceMessage> messages, int at) {
        VoiceMessage message = messages.get(at);
        Grammar grammar = call.language().grammar();
        ZonedDateTime received =
                message.receivedAt().atZone(call.directory().settings().zone());
        var sounds = new ArrayList<Sound>();
        sounds.add(Sound.spoken(at == 0 ? "vm-first" : at == messages.size() - 1 ? "vm-last" : "vm-next"));
        sounds.add(Sound.spoken("vm-received"));
        sounds.addAll(Sound.spoken(grammar.date(received.toLocalDate())));
        sounds.addAll(Sound.spoken(grammar.time(received.toLocalTime())));
        if (!message.from().number().isEmpty()) {
            sounds.add(Sound.spoken("vm-from"));
            sounds.addAll(Sound.spoken(grammar.digits(message.from().number())));
        }
        sounds.add(new Sound.Pause(GAP));
        return sounds;
    }

    private Next deleted(ScriptedCall call, VoiceMessage message) {
        voicemail.delete(owner.id(), message.id());
        call.say(List.of(Sound.spoken("vm-deleted")));
        return Next.AFTER;
    }

    private Next keptAsNew(ScriptedCall call, VoiceMessage message) {
        voicemail.move(owner.id(), message.id(), Folder.NEW);
        call.say(List.of(Sound.spoken("vm-saved")));
        return Next.AFTER;
    }

    /** The call goes on to whoever left the message; when he withheld his number, it cannot. */
    private static Next calledBack(ScriptedCall call, VoiceMessage message) {
        String number = message.from().number();
        if (number.isEmpty()) {
            call.say(List.of(Sound.spoken("number-unknown")));
            return Next.AGAIN;
        }
        RouteTarget target = call.inside(number).orElse(new ToExternal(number));
        throw call.goTo(target, "calls back from the mailbox");
    }

    private Next forwarded(ScriptedCall call, VoiceMessage message) {
        Keys keys = call.ask(List.of(Sound.spoken("enter-number")), KeyRules.upTo(LONGEST_NUMBER, PATIENCE));
        Extension other = keys.isSilence() ? null : colleague(call, keys.digits());
        if (other == null) {
            call.say(List.of(Sound.spoken("number-unknown")));
        } else if (voicemail.isFull(other.id())) {
            call.say(List.of(Sound.spoken("vm-full")));
        } else {
            voicemail.forward(message, other.id());
            call.note("message forwarded", "to mailbox " + other.number());
            call.say(List.of(Sound.spoken("vm-forwarded")));
        }
        return Next.AGAIN;
    }

    private @Nullable Extension colleague(ScriptedCall call, String number) {
        Optional<RouteTarget> target = call.inside(number);
        return target.isPresent() && target.get() instanceof ToExtension(var extension)
                ? VoicemailScripts.owner(call.directory(), extension).orElse(null)
                : null;
    }
}
