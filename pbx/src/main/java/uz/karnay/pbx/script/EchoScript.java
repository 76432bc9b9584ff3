package uz.karnay.pbx.script;

import java.time.Duration;
import java.util.List;

/** Lets a caller hear how long its voice is under way: after a beep it hears itself, until a key or five minutes. */
public final class EchoScript implements Script {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public void run(ScriptedCall call) {
        call.note("echo test", "");
        call.say(List.of(new Sound.Tone(Sound.ToneKind.BEEP)));
        call.echo(LONGEST);
    }
}
