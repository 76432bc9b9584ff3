package uz.karnay.pbx.call;

import java.time.Duration;
import uz.karnay.loop.Awaited;
import uz.karnay.pbx.call.LegPort.CaptureEnd;
import uz.karnay.pbx.script.RecordRules;
import uz.karnay.pbx.script.Recorded;
import uz.karnay.pbx.script.VoiceFile;

/**
 * Has what the caller says written into a file. When the caller hangs up, what was said until then is the answer.
 * Confined to the loop of the call.
 */
final class TakingDown extends ScriptTask<Recorded> {

    private final VoiceFile into;
    private final RecordRules rules;
    private Runnable stop = () -> {};
    private Recorded.End end = Recorded.End.LONGEST;
    private String key = "";
    private boolean began;

    TakingDown(Scripted stage, Awaited<Reply<Recorded>> reply, VoiceFile into, RecordRules rules) {
        super(stage, reply);
        this.into = into;
        this.rules = rules;
    }

    @Override
    void begin() {
        began = true;
        port().hush();
        stop = port().capture(into, rules.silence(), this::onCaptured);
        after(rules.longest(), () -> stop(Recorded.End.LONGEST));
    }

    @Override
    boolean onKey(char pressed) {
        if (rules.enders().indexOf(pressed) >= 0) {
            key = String.valueOf(pressed);
            stop(Recorded.End.KEY);
        }
        return true;
    }

    /** The script still gets what there is. */
    @Override
    void leave(String why) {
        if (began) {
            stop(Recorded.End.CALLER_GONE);
        } else {
            super.leave(why);
        }
    }

    private void stop(Recorded.End why) {
        stopTimer();
        end = why;
        stop.run();
    }

    private void onCaptured(CaptureEnd how, Duration length) {
        Recorded.End why = switch (how) {
            case ASKED -> end;
            case SILENCE -> Recorded.End.SILENCE;
            case DISK -> Recorded.End.DISK;
        };
        finish(new Recorded(length, why, key));
    }
}
