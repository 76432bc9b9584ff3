package uz.karnay.sip.transaction;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.HostPorts;
import uz.karnay.sip.transport.Line;

/**
 * The client side of every request but INVITE and ACK: sends it until the final answer. RFC 3261 §17.1.2 (its
 * "non-INVITE client transaction"). Confined to the loop of its call.
 *
 * <pre>
 * state      | 1xx                 | 2xx-6xx            | timer
 * Trying     | to user, Proceeding | to user, Completed | E: resend, doubled up to T2; F: timeout, Terminated
 * Proceeding | to user             | to user, Completed | E: resend every T2;          F: timeout, Terminated
 * Completed  | dropped             | dropped            | K: Terminated
 * </pre>
 */
public final class PlainClientTransaction implements ClientTransaction {

    private sealed interface State {
        /** Trying and Proceeding, which differ in the pause between two resends only. */
        record Asking(boolean proceeding, Duration pause, Timer resend, Timer giveUp) implements State {
            void stop() {
                resend.cancel();
                giveUp.cancel();
            }
        }

        record Completed() implements State {}

        record Terminated() implements State {}
    }

    private final EventLoop loop;
    private final Timing timing;
    private final Line line;
    private final Method method;
    private final HostPort sentBy;
    private @Nullable SipRequest request; // until it is answered
    private final ClientTransactionUser user;
    private final Runnable onTerminated;
    private State state = new State.Terminated();

    PlainClientTransaction(
            EventLoop loop,
            Timing timing,
            Line line,
            SipRequest request,
            ClientTransactionUser user,
            Runnable onTerminated) {
        this.loop = loop;
        this.timing = timing;
        this.line = line;
        this.method = request.method();
        this.sentBy = request.topVia().sentBy();
        this.request = request;
        this.user = user;
        this.onTerminated = onTerminated;
    }

    @Override
    public void start() {
        Timer giveUp = loop.after(timing.patience(), this::onTimerF);
        state = new State.Asking(false, timing.t1(), resendAfter(timing.t1()), giveUp);
        send();
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public HostPort sentBy() {
        return sentBy;
    }

    @Override
    public Flow flow() {
        return line.flow();
    }

    @Override
    public void onResponse(SipResponse response) {
        switch (state) {
            case State.Asking asking
            when response.isProvisional() -> {
                state = new State.Asking(true, asking.pause, asking.resend, asking.giveUp);
                user.onResponse(response);
            }
            case State.Asking asking -> {
                asking.stop();
                complete();
                user.onResponse(response);
            }
            case State.Completed _, State.Terminated _ -> {} // a repeated answer
        }
    }

    @Override
    public void onUnreachable() {
        if (state instanceof State.Asking asking) {
            asking.stop();
            fail(HostPorts.of(line.flow().remote()) + " is unreachable");
        }
    }

    private Timer resendAfter(Duration pause) {
        return line.isReliable() ? Timer.none() : loop.after(pause, this::onTimerE);
    }

    private void onTimerE() {
        if (state instanceof State.Asking asking) {
            Duration next = asking.proceeding ? timing.t2() : timing.doubled(asking.pause);
            state = new State.Asking(asking.proceeding, next, resendAfter(next), asking.giveUp);
            send();
        }
    }

    private void onTimerF() {
        if (state instanceof State.Asking asking) {
            asking.stop();
            terminate();
            user.onTimeout();
        }
    }

    private void complete() {
        request = null;
        if (line.isReliable()) {
            terminate(); // Timer K is zero
        } else {
            state = new State.Completed();
            loop.after(timing.t4(), this::terminate);
        }
    }

    private void send() {
        if (!line.send(Objects.requireNonNull(request)) && state instanceof State.Asking asking) {
            asking.stop();
            loop.execute(() -> fail("the connection to " + line.flow().remote() + " is closed"));
        }
    }

    private void fail(String reason) {
        if (!(state instanceof State.Terminated)) {
            terminate();
            user.onTransportFailed(reason);
        }
    }

    @Override
    public void abandon() {
        if (state instanceof State.Asking asking) {
            asking.stop();
        }
        terminate();
    }

    private void terminate() {
        if (!(state instanceof State.Terminated)) {
            state = new State.Terminated();
            onTerminated.run();
        }
    }
}
