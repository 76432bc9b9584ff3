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
import uz.karnay.sip.message.Written;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.HostPorts;
import uz.karnay.sip.transport.Line;

/**
 * The client side of an INVITE: sends it until someone answers, and acknowledges a refusal. RFC 3261 §17.1.1, with the
 * Accepted state of RFC 6026 §7.2. Confined to the loop of its call.
 *
 * <pre>
 * state      | 1xx        | 2xx           | 3xx-6xx                | timer
 * Calling    | Proceeding | Accepted      | ACK, Completed         | A: resend, doubled; B: timeout, Terminated
 * Proceeding | to user    | Accepted      | ACK, Completed         |
 * Accepted   | dropped    | to user       | dropped                | M: Terminated
 * Completed  | dropped    | dropped       | ACK again              | D: Terminated
 * </pre>
 */
public final class InviteClientTransaction implements ClientTransaction {

    private sealed interface State {
        record Calling(Duration pause, Timer resend, Timer giveUp) implements State {
            void stop() {
                resend.cancel();
                giveUp.cancel();
            }
        }

        record Proceeding() implements State {}

        record Accepted() implements State {}

        record Completed(Written ack) implements State {}

        record Terminated() implements State {}
    }

    private final EventLoop loop;
    private final Timing timing;
    private final Line line;
    private final HostPort sentBy;
    private @Nullable SipRequest invite; // until it is answered
    private final ClientTransactionUser user;
    private final Runnable onTerminated;
    private State state = new State.Proceeding();

    InviteClientTransaction(
            EventLoop loop,
            Timing timing,
            Line line,
            SipRequest invite,
            ClientTransactionUser user,
            Runnable onTerminated) {
        this.loop = loop;
        this.timing = timing;
        this.line = line;
        this.sentBy = invite.topVia().sentBy();
        this.invite = invite;
        this.user = user;
        this.onTerminated = onTerminated;
    }

    @Override
    public void start() {
        Timer giveUp = loop.after(timing.patience(), this::onTimerB);
        Timer resend = line.isReliable() ? Timer.none() : loop.after(timing.t1(), this::onTimerA);
        state = new State.Calling(timing.t1(), resend, giveUp);
        send();
    }

    @Override
    public Method method() {
        return Method.INVITE;
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
            case State.Calling calling -> {
                calling.stop();
                onNews(response);
            }
            case State.Proceeding _ -> onNews(response);
            case State.Accepted _ when response.isSuccess() -> user.onResponse(response);
            case State.Completed(var ack) when response.isFailure() -> line.sendAgain(ack);
            case State.Accepted _, State.Completed _, State.Terminated _ -> {} // stray: RFC 6026 §7.2
        }
    }

    @Override
    public void onUnreachable() {
        if (state instanceof State.Calling calling) {
            calling.stop();
            fail(HostPorts.of(line.flow().remote()) + " is unreachable");
        }
    }

    private void onNews(SipResponse response) {
        if (response.isProvisional()) {
            state = new State.Proceeding();
        } else if (response.isSuccess()) {
            state = new State.Accepted();
            invite = null;
            loop.after(timing.patience(), this::terminate); // Timer M
        } else {
            acknowledge(response);
        }
        user.onResponse(response);
    }

    private void acknowledge(SipResponse refusal) {
        SipRequest ack = Followers.ackOf(Objects.requireNonNull(invite), refusal);
        invite = null;
        line.send(ack);
        if (line.isReliable()) {
            terminate(); // Timer D is zero
        } else {
            state = new State.Completed(Written.of(ack));
            loop.after(timing.refusalLinger(), this::terminate);
        }
    }

    private void onTimerA() {
        if (state instanceof State.Calling calling) {
            Duration next = calling.pause.multipliedBy(2);
            state = new State.Calling(next, loop.after(next, this::onTimerA), calling.giveUp);
            send();
        }
    }

    private void onTimerB() {
        if (state instanceof State.Calling calling) {
            calling.stop();
            terminate();
            user.onTimeout();
        }
    }

    private void send() {
        if (!line.send(Objects.requireNonNull(invite)) && state instanceof State.Calling calling) {
            calling.stop();
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
        if (state instanceof State.Calling calling) {
            calling.stop();
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
