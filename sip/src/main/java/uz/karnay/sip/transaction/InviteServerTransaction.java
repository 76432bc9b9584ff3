package uz.karnay.sip.transaction;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Written;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.Line;

/**
 * The server side of an INVITE: absorbs its repetitions, and repeats a refusal until it is acknowledged. RFC 3261
 * §17.2.1, with the Accepted state of RFC 6026 §7.1. Confined to the loop of its call.
 *
 * <pre>
 * state      | INVITE again       | ACK        | user: 1xx | user: 2xx      | user: 3xx-6xx   | timer
 * Proceeding | last 1xx again     | dropped    | sent      | sent, Accepted | sent, Completed | 100 after 200 ms
 * Accepted   | dropped            | to user    | ignored   | sent           | ignored         | L: Terminated
 * Completed  | refusal again      | Confirmed  | ignored   | ignored        | ignored         | G: refusal again; H: Terminated
 * Confirmed  | dropped            | dropped    | ignored   | ignored        | ignored         | I: Terminated
 * </pre>
 */
public final class InviteServerTransaction implements ServerTransaction {

    private sealed interface State {
        record Proceeding(@Nullable SipResponse last, Timer trying) implements State {}

        record Accepted() implements State {}

        record Completed(Written refusal, Duration pause, Timer resend, Timer giveUp) implements State {
            void stop() {
                resend.cancel();
                giveUp.cancel();
            }
        }

        record Confirmed() implements State {}

        record Terminated() implements State {}
    }

    private final EventLoop loop;
    private final Timing timing;
    private final Line line;
    private final Flow flow;
    private @Nullable SipRequest invite;
    private final Runnable onTerminated;
    private State state;

    InviteServerTransaction(
            EventLoop loop, Timing timing, Line line, Flow flow, SipRequest invite, Runnable onTerminated) {
        this.loop = loop;
        this.timing = timing;
        this.line = line;
        this.flow = flow;
        this.invite = invite;
        this.onTerminated = onTerminated;
        this.state = new State.Proceeding(null, loop.after(timing.tryingAfter(), this::sendTrying));
    }

    @Override
    public SipRequest request() {
        return Objects.requireNonNull(invite, "the INVITE was answered");
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public boolean isAnswered() {
        return !(state instanceof State.Proceeding);
    }

    @Override
    public void respond(SipResponse response) {
        switch (state) {
            case State.Proceeding proceeding -> {
                proceeding.trying.cancel();
                line.send(response);
                onGiven(response);
            }
            case State.Accepted _ when response.isSuccess() -> line.send(response);
            case State.Accepted _, State.Completed _, State.Confirmed _, State.Terminated _ -> {} // answered before
        }
    }

    @Override
    public void onRetransmission() {
        switch (state) {
            case State.Proceeding proceeding when proceeding.last != null -> line.send(proceeding.last);
            case State.Completed completed -> line.sendAgain(completed.refusal);
            case State.Proceeding _, State.Accepted _, State.Confirmed _, State.Terminated _ -> {}
        }
    }

    /** An ACK with this transaction's branch; true when it is the user's, as it acknowledges a 2xx (RFC 6026 §7.1). */
    boolean onAck() {
        if (state instanceof State.Completed completed) {
            completed.stop();
            confirm();
        }
        return state instanceof State.Accepted;
    }

    private void onGiven(SipResponse response) {
        if (response.isProvisional()) {
            state = new State.Proceeding(response, Timer.none());
            return;
        }
        invite = null; // half a minute is long for all that came with it
        if (response.isSuccess()) {
            state = new State.Accepted();
            loop.after(timing.patience(), this::terminate); // Timer L
        } else {
            Timer giveUp = loop.after(timing.patience(), this::onTimerH);
            state = new State.Completed(Written.of(response), timing.t1(), resendAfter(timing.t1()), giveUp);
        }
    }

    private Timer resendAfter(Duration pause) {
        return line.isReliable() ? Timer.none() : loop.after(pause, this::onTimerG);
    }

    private void sendTrying() {
        if (!isAnswered()) {
            respond(Followers.trying(request()));
        }
    }

    private void onTimerG() {
        if (state instanceof State.Completed completed) {
            Duration next = timing.doubled(completed.pause);
            state = new State.Completed(completed.refusal, next, resendAfter(next), completed.giveUp);
            line.sendAgain(completed.refusal);
        }
    }

    private void onTimerH() {
        if (state instanceof State.Completed completed) {
            completed.stop();
            terminate();
        }
    }

    private void confirm() {
        if (line.isReliable()) {
            terminate(); // Timer I is zero
        } else {
            state = new State.Confirmed();
            loop.after(timing.t4(), this::terminate);
        }
    }

    private void terminate() {
        state = new State.Terminated();
        onTerminated.run();
    }
}
