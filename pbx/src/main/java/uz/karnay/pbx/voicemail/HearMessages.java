package uz.karnay.pbx.voicemail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.script.KeyRules;
import uz.karnay.pbx.script.Keys;
import uz.karnay.pbx.script.Script;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Sound;

/**
 * A mailbox in the hands of its owner: the PIN, how many messages there are, the new ones at once; then a menu: {@code 1} the
 * new ones again, {@code 2} the saved ones, {@code 0} greetings, {@code #} leaves.
 */
final class HearMessages implements Script {

    private static final int PIN_ATTEMPTS = 3;
    private static final int LONGEST_PIN = 10;
    private static final int MENU_ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Voicemail voicemail;
    private final Extension owner;
    private final PinGuard guard;

    HearMessages(Voicemail voicemail, Extension owner, PinGuard guard) {
        this.voicemail = voicemail;
        this.owner = owner;
        this.guard = guard;
    }

    @Override
    public void run(ScriptedCall call) {
        call.answer();
        if (!isOwner(call)) {
            call.note("mailbox " + owner.number() + " stays closed", "no right PIN was given");
            call.say(List.of(Sound.spoken("goodbye")));
            throw call.hangUp(HangUp.NORMAL);
        }
        call.note("mailbox " + owner.number(), "its owner hears it");
        var playback = new Playback(voicemail, owner);
        List<VoiceMessage> fresh = in(Folder.NEW);
        call.say(announced(call, fresh.size()));
        playback.play(call, fresh);
        menu(call, playback);
        call.say(List.of(Sound.spoken("goodbye")));
        throw call.hangUp(HangUp.NORMAL);
    }

    /** Without a PIN only the extension's own phones are let in. */
    private boolean isOwner(ScriptedCall call) {
        if (owner.handling().mailbox().pin().isEmpty()) {
            return call.caller().number().equals(owner.number());
        }
        for (int attempt = 0; attempt < PIN_ATTEMPTS && !guard.isClosed(owner.id()); attempt++) {
            Keys keys = call.ask(List.of(Sound.spoken("vm-enter-password")), KeyRules.upTo(LONGEST_PIN, PATIENCE));
            if (guard.opens(owner, keys.digits())) {
                return true;
            }
            call.say(List.of(Sound.spoken("vm-wrong-password")));
        }
        return false;
    }

    private static List<Sound> announced(ScriptedCall call, int fresh) {
        if (fresh == 0) {
            return List.of(Sound.spoken("vm-no-messages"));
        }
        var sounds = new ArrayList<Sound>();
        sounds.add(Sound.spoken("vm-you-have"));
        sounds.addAll(Sound.spoken(call.language().grammar().newMessages(fresh)));
        return sounds;
    }

    private void menu(ScriptedCall call, Playback playback) {
        for (int attempt = 0; attempt < MENU_ATTEMPTS; attempt++) {
            Keys keys = call.ask(List.of(Sound.spoken("vm-main-menu")), KeyRules.one(PATIENCE));
            Optional<Runnable> choice = switch (keys.digits()) {
                case "1" -> Optional.of(() -> playback.play(call, in(Folder.NEW)));
                case "2" -> Optional.of(() -> playback.play(call, in(Folder.SAVED)));
                case "0" -> Optional.of(() -> new GreetingMenu(voicemail, owner).run(call));
                default -> Optional.empty();
            };
            if (keys.digits().equals("#")) {
                return;
            }
            if (choice.isPresent()) {
                attempt = -1; // who makes himself understood may stay
                choice.get().run();
            }
        }
    }

    private List<VoiceMessage> in(Folder folder) {
        return voicemail.messages(owner.id()).stream()
                .filter(message -> message.folder() == folder)
                .toList();
    }
}
