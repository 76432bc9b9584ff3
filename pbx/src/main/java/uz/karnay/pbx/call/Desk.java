package uz.karnay.pbx.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.route.Moment;

/**
 * What a call works with, the same for all calls of a loop.
 *
 * @param over takes a call off the list of its loop
 * @param calls the calls of the loop, the oldest first
 */
record Desk(
        EventLoop loop,
        Exchange exchange,
        Dialer dialer,
        Guard guard,
        Consumer<Call> over,
        Supplier<List<Call>> calls) {

    Instant now() {
        return loop.clock().now();
    }

    /** What the switchboard sees now. */
    Moment moment() {
        return new Moment(exchange.bindings(), now(), loop.entropy());
    }

    Timer after(Duration delay, Call call, Runnable event) {
        return loop.after(delay, () -> guard.run(call, event));
    }
}
