package uz.karnay.sip.transaction;

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
 * The server side of every request but INVITE and ACK: gives the same answer to every repetition. RFC 3261 §17.2.2
 * (its "non-INVITE server transaction"). Confined to the loop of its call.
 *
 * <pre>
 * state      | request again | user: 1xx        | user: 2xx-6xx   | timer
 * Trying     | dropped       | sent, Proceeding | sent, Completed |
 * Proceeding | last 1xx      | sent             | sent, Completed |
 * Completed  | answer again  | ignored          | ignored         | J: Terminated
 * </pre>
 *
 * <p>A request that its user forgets is forgotten after 64·T1, without a word: the client stopped waiting then, and RFC
 * 4320 §4.2 forbids a 408.
 */
public final class PlainServerTransaction implements ServerTransaction {

    private sealed interface State {
        /** Trying while nothing was said, then Proceeding. */
        record Pending(@Nullable SipResponse last, Timer giveUp) implements State {}

        record Completed(Written answer) implements State {}

        record Terminated() implements State {}
    }

    private final EventLoop loop;
    private final Timing timing;
    private final Line line;
    private final Flow flow;
    private @Nullable SipRequest request;
    private final Runnable onTerminated;
    private State state;

    PlainServerTransaction(
            EventLoop loop, Timing timing, Line line, Flow flow, SipRequest request, Runnable onTerminated) {
        this.loop = loop;
        this.timing = timing;
        this.line = line;
        this.flow = flow;
        this.request = request;
        this.onTerminated = onTerminated;
        this.state = new State.Pending(null, loop.after(timing.patience(), this::terminate));
    }

    @Override
    public SipRequest request() {
        return Objects.requireNonNull(request, "the request was answered");
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public boolean isAnswered() {
        return !(state instanceof State.Pending);
    }

    @Override
    public void respond(SipResponse response) {
        if (!(state instanceof State.Pending pending)) {
            return; // the first final answer stands
        }
        line.send(response);
        if (response.isProvisional()) {
            state = new State.Pending(response, pending.giveUp);
        } else {
            pending.giveUp.cancel();
            request = null; // half a minute is long: the bytes of the answer are all that it takes
            complete(response);
        }
    }

    @Override
    public void onRetransmission() {
        switch (state) {
            case State.Pending pending when pending.last != null -> line.send(pending.last);
            case State.Completed(var answer) -> line.sendAgain(answer);
            case State.Pending _, State.Terminated _ -> {}
        }
    }

    private void complete(SipResponse answer) {
        if (line.isReliable()) {
            terminate(); // Timer J is zero
        } else {
            state = new State.Completed(Written.of(answer));
            loop.after(timing.patience(), this::terminate);
        }
    }

    private void terminate() {
        state = new State.Terminated();
        onTerminated.run();
    }
}
