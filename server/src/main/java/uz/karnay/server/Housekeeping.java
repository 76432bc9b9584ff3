package uz.karnay.server;

import java.time.Duration;
import uz.karnay.loop.EventLoop;
import uz.karnay.pbx.registration.Bindings;

/** What has to be done from time to time and by nobody in particular. */
final class Housekeeping {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private Housekeeping() {}

    /** Forgets expired bindings, for as long as {@code loop} runs. Any thread. */
    static void begin(EventLoop loop, Bindings bindings) {
        loop.execute(() -> again(loop, bindings));
    }

    private static void again(EventLoop loop, Bindings bindings) {
        loop.after(PAUSE, () -> again(loop, bindings));
        bindings.sweep();
    }
}
