package uz.karnay.pbx.script;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** Says the time of the office, three times. */
public final class ClockScript implements Script {

    private static final int TIMES = 3;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    @Override
    public void run(ScriptedCall call) {
        call.note("speaking clock", "");
        for (int i = 0; i < TIMES; i++) {
            LocalTime now = LocalTime.ofInstant(
                    call.clock().now(), call.directory().settings().zone());
            call.say(Sound.spoken(call.language().grammar().time(now)));
            call.say(List.of(new Sound.Pause(BETWEEN)));
        }
    }
}
