package uz.karnay.gateway;

import java.time.Duration;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;

/**
 * Whether a call loop takes new calls: not beyond a number, and not while it keeps running late, so that the calls it has
 * do not suffer. One late turn is a pause, such as the collector's, and what waited meanwhile is soon done; two in a row
 * are more work than the loop can do. Confined to that loop.
 */
final class Admission {

    private static final Duration BEAT = Duration.ofMillis(100);

    /** Timers fire up to a step of the wheel late without anything being wrong. */
    private static final Duration TOLERANCE = Duration.ofMillis(20);

    private final EventLoop loop;
    private final GatewayConfig config;
    private Timer next = Timer.none();
    private long dueNanos;
    private Duration late = Duration.ZERO;
    private Duration lag = Duration.ZERO;
    private boolean closed;

    Admission(EventLoop loop, GatewayConfig config) {
        this.loop = loop;
        this.config = config;
    }

    void start() {
        dueNanos = loop.clock().nanos() + BEAT.toNanos();
        next = loop.after(BEAT, this::beat);
    }

    /** No new calls from here on. */
    void close() {
        closed = true;
        next.cancel();
    }

    boolean admits(int calls) {
        return !closed && calls < config.maxCallsPerLoop() && lag.compareTo(config.maxLag()) <= 0;
    }

    /** How late the last two beats came at least. */
    Duration lag() {
        return lag;
    }

    private void beat() {
        Duration before = late;
        late = lateness();
        lag = late.compareTo(before) < 0 ? late : before;
        start();
    }

    private Duration lateness() {
        Duration late = Duration.ofNanos(Math.max(0, loop.clock().nanos() - dueNanos));
        return late.compareTo(TOLERANCE) > 0 ? late : Duration.ZERO;
    }
}
