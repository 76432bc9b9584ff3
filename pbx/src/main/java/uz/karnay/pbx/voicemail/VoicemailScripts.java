package uz.karnay.pbx.voicemail;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.script.OfficeScripts;
import uz.karnay.pbx.script.Script;
import uz.karnay.pbx.script.ScriptPlan;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Sound;

/** The scripts of mailboxes. Any thread. */
public final class VoicemailScripts implements OfficeScripts.Mailboxes {

    private final Voicemail voicemail;
    private final PinGuard guard;

    public VoicemailScripts(Voicemail voicemail, Clock clock) {
        this.voicemail = voicemail;
        this.guard = new PinGuard(clock);
    }

    /** Takes a message. */
    @Override
    public Script leave(ScriptPlan.LeaveMessage plan, Directory directory) {
        return forOwner(directory, plan.mailbox(), owner -> new LeaveMessage(voicemail, owner, plan.because()));
    }

    /** Plays messages to their owner. */
    @Override
    public Script hear(ScriptPlan.Mailbox plan, Directory directory) {
        return forOwner(directory, plan.mailbox(), owner -> new HearMessages(voicemail, owner, guard));
    }

    /** The extension, if it has a mailbox. */
    public static Optional<Extension> owner(Directory directory, ExtensionId extension) {
        return directory
                .extension(extension)
                .filter(found -> found.enabled() && found.handling().mailbox().enabled());
    }

    private static Script forOwner(Directory directory, ExtensionId extension, Function<Extension, Script> script) {
        return owner(directory, extension).map(script).orElse(VoicemailScripts::turnAway);
    }

    private static void turnAway(ScriptedCall call) {
        call.note("no mailbox", "the extension has none, or it is switched off");
        call.say(List.of(Sound.spoken("no-answer"), Sound.spoken("call-later")));
        throw call.hangUp(HangUp.NORMAL);
    }
}
