package uz.karnay.gateway;

import java.time.Duration;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;

/**
 * Whether a call loop takes new calls: not beyond a number, and not while it runs late, so that the calls it has do not
 * suffer. Confined to that loop.
 */
final class Admission {

    private static final Duration BEAT = Duration.ofMillis(100);

    /** Timers fire up to a step of the wheel late without anything being wrong. */
    private static final Duration TOLERANCE = Duration.ofMillis(20);

    private final EventLoop loop;
    private final GatewayConfig config;
    private Timer next = Timer.none();
    private long dueNanos;
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

    /** How late the last beat came. */
    Duration lag() {
        return lag;
    }

    private void beat() {
        Duration late = Duration.ofNanos(Math.max(0, loop.clock().nanos() - dueNanos));
        lag = late.compareTo(TOLERANCE) > 0 ? late : Duration.ZERO;
        start();
    }
}
