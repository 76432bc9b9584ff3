package uz.karnay.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.trunk.TrunkStatus;

/**
 * Keeps one trunk registered with its operator, and says how that goes. Confined to the trunk's loop.
 *
 * <pre>
 * state       event            next
 * Off         start            Asking
 * Asking      Granted          Registered, until 80 to 90 % of what was granted have passed
 *             TooBrief         Asking, with the operator's minimum; refused when it says so again
 *             WrongPassword    GivenUp: asking again would lock the account
 *             Refused          Waiting: Retry-After, or slowly after 403 and 404, or longer each time
 *             NoAnswer         Asking the next address; Waiting after the last one
 * Registered  refresh timer    Asking
 * Waiting     retry timer      Asking
 * Asking      leave            Leaving, which un-registers after the answer if anything was granted
 * others      leave            Leaving when something was granted, else Off
 * Leaving     last answer      Off
 * </pre>
 */
final class TrunkRegistration {

    /** Sends REGISTER. Reports once, later, on the loop. */
    interface Wire {
        /** @param expiry zero to be forgotten */
        void register(Duration expiry, Consumer<RegisterOutcome> report);

        /** Turns to the next address of the operator; false when all have been tried. */
        boolean nextAddress();

        /** Begins anew: resolves the operator's name again, when the first address is next. */
        void firstAddress();
    }

    /** Told of each change, on the loop. */
    interface Listener {
        void onRegistered(Duration expiry, boolean again);

        void onState(TrunkStatus.State state);
    }

    sealed interface State {
        record Off() implements State {}

        record Asking(Duration expiry) implements State {}

        record Registered(Timer refresh) implements State {}

        record Waiting(Timer retry) implements State {}

        record GivenUp() implements State {}

        record Leaving(Runnable done) implements State {}
    }

    private static final Duration SLOWEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final Duration LONGEST_EXPIRY = Duration.ofDays(1);
    private static final int SLOW_FACTOR = 5;
    private static final int DOUBLINGS = 3;

    private final EventLoop loop;
    private final Duration expiry;
    private final Duration retry;
    private final Wire wire;
    private final Listener listener;
    private State state = new State.Off();
    private int failures;
    private boolean granted;

    TrunkRegistration(EventLoop loop, Duration expiry, Duration retry, Wire wire, Listener listener) {
        this.loop = loop;
        this.expiry = expiry;
        this.retry = retry.isPositive() ? retry : Duration.ofSeconds(60);
        this.wire = wire;
        this.listener = listener;
    }

    /** Registers now, whatever was waited for; also after a wrong password. */
    void start() {
        assert loop.isCurrent();
        switch (state) {
            case State.Asking _, State.Leaving _ -> {}
            case State.Off _, State.Registered _, State.Waiting _, State.GivenUp _ -> {
                stopTimers();
                wire.firstAddress();
                ask(expiry);
            }
        }
    }

    /**
     * Un-registers if anything was granted. What is under way is waited for first: before its answer no other REGISTER
     * may be sent (RFC 3261 §10.2), and the answer to its challenge would come after the farewell and register again.
     */
    void leave(Runnable done) {
        assert loop.isCurrent();
        stopTimers();
        if (state instanceof State.Asking) {
            state = new State.Leaving(done);
        } else {
            depart(done);
        }
    }

    private void depart(Runnable done) {
        if (!granted) {
            state = new State.Off();
            done.run();
            return;
        }
        granted = false;
        state = new State.Leaving(done);
        wire.register(Duration.ZERO, _ -> {
            state = new State.Off();
            done.run();
        });
    }

    State state() {
        return state;
    }

    private void ask(Duration asked) {
        if (!granted) {
            listener.onState(new TrunkStatus.State.Registering());
        }
        state = new State.Asking(asked);
        wire.register(asked, outcome -> {
            if (state instanceof State.Leaving(var done)) {
                granted |= outcome instanceof RegisterOutcome.Granted;
                depart(done);
            } else {
                onOutcome(asked, outcome);
            }
        });
    }

    private void onOutcome(Duration asked, RegisterOutcome outcome) {
        switch (outcome) {
            case RegisterOutcome.Granted(var expiresIn) when expiresIn.isPositive() -> onGranted(expiresIn);
            case RegisterOutcome.Granted _ -> refused(200, "Our Contact is not in the answer", backOff());
            case RegisterOutcome.TooBrief(var minimum) -> onTooBrief(asked, minimum);
            case RegisterOutcome.WrongPassword(var status, var reason) -> onWrongPassword(status, reason);
            case RegisterOutcome.Refused refusal -> onRefused(refusal);
            case RegisterOutcome.NoAnswer(var reason) -> onNoAnswer(asked, reason);
        }
    }

    private void onGranted(Duration expiresIn) {
        boolean again = granted;
        granted = true;
        failures = 0;
        state = new State.Registered(loop.after(refreshAfter(expiresIn), this::refresh));
        listener.onRegistered(expiresIn, again);
        listener.onState(new TrunkStatus.State.Registered(loop.clock().now().plus(expiresIn)));
    }

    /** 80 to 90 % of what was granted, so that trunks do not all refresh at once and a lost packet does not matter. */
    private Duration refreshAfter(Duration expiresIn) {
        return expiresIn.multipliedBy(800 + loop.entropy().below(101)).dividedBy(1000);
    }

    private void refresh() {
        ask(expiry);
    }

    private void onTooBrief(Duration asked, Duration minimum) {
        if (minimum.compareTo(asked) <= 0 || minimum.compareTo(LONGEST_EXPIRY) > 0) {
            refused(423, "Interval Too Brief, though " + asked.toSeconds() + " s were asked for", slowly());
            return;
        }
        ask(minimum);
    }

    private void onWrongPassword(int status, String reason) {
        granted = false;
        state = new State.GivenUp();
        listener.onState(new TrunkStatus.State.Refused(status, reason, null));
    }

    private void onRefused(RegisterOutcome.Refused refusal) {
        Duration pause = refusal.retryAfter()
                .filter(Duration::isPositive)
                .map(asked -> asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked)
                .orElseGet(() -> isLasting(refusal.status()) ? slowly() : backOff());
        refused(refusal.status(), refusal.reason(), pause);
    }

    /** Whether somebody at the operator has to do something before it can be otherwise. */
    private static boolean isLasting(int status) {
        return status == 403 || status == 404;
    }

    private void refused(int status, String reason, Duration pause) {
        granted = false;
        waitFor(pause);
        listener.onState(new TrunkStatus.State.Refused(status, reason, nextAttempt(pause)));
    }

    private void onNoAnswer(Duration asked, String reason) {
        if (wire.nextAddress()) {
            ask(asked);
            return;
        }
        Duration pause = backOff();
        waitFor(pause);
        listener.onState(new TrunkStatus.State.Unreachable(reason, nextAttempt(pause)));
    }

    private void waitFor(Duration pause) {
        state = new State.Waiting(loop.after(pause, () -> {
            wire.firstAddress();
            ask(expiry);
        }));
    }

    private Instant nextAttempt(Duration pause) {
        return loop.clock().now().plus(pause);
    }

    private Duration slowly() {
        Duration slow = retry.multipliedBy(SLOW_FACTOR);
        return slow.compareTo(SLOWEST) > 0 ? slow : SLOWEST;
    }

    /** The configured pause, twice as long each time, up to five minutes; a tenth of it left to chance. */
    private Duration backOff() {
        Duration pause = retry.multipliedBy(1L << Math.min(failures++, DOUBLINGS));
        Duration longest = retry.compareTo(SLOWEST) > 0 ? retry : SLOWEST;
        Duration capped = pause.compareTo(longest) > 0 ? longest : pause;
        return capped.multipliedBy(950 + loop.entropy().below(101)).dividedBy(1000);
    }

    private void stopTimers() {
        switch (state) {
            case State.Registered(var refresh) -> refresh.cancel();
            case State.Waiting(var retryTimer) -> retryTimer.cancel();
            case State.Off _, State.Asking _, State.GivenUp _, State.Leaving _ -> {}
        }
    }
}
