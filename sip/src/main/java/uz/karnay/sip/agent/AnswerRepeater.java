package uz.karnay.sip.agent;

import java.time.Duration;
import uz.karnay.loop.Timer;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.transaction.ServerTransaction;

/**
 * Repeats a 2xx to an INVITE until its ACK comes: after T1, doubled up to T2, over any transport, as proxies between may
 * use another one; for 64·T1 (RFC 3261 §13.3.1.4). Confined to the call's loop.
 */
final class AnswerRepeater {

    private final Core core;
    private final ServerTransaction transaction;
    private final long sequence;
    private final SipResponse answer;
    private final Runnable onGivenUp;
    private Timer repeat = Timer.none();
    private Timer giveUp = Timer.none();
    private boolean waiting = true;
    private boolean started;

    AnswerRepeater(Core core, ServerTransaction transaction, SipResponse answer, Runnable onGivenUp) {
        this.core = core;
        this.transaction = transaction;
        this.sequence = answer.cseq().number();
        this.answer = answer;
        this.onGivenUp = onGivenUp;
    }

    void start() {
        if (!waiting) {
            return; // the session ended before it could be answered
        }
        started = true;
        transaction.respond(answer);
        repeatAfter(core.timing().t1());
        giveUp = core.loop().after(core.timing().patience(), this::onPatienceEnded);
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Whether {@code ack} is the one waited for; if so, the waiting is over. */
    boolean onAck(SipRequest ack) {
        boolean mine = waiting && ack.cseq().number() == sequence;
        if (mine) {
            stop();
        }
        return mine;
    }

    void stop() {
        if (waiting && !started) {
            Refusal ended = Refusal.of(487, "Request Terminated");
            transaction.respond(
                    core.refusal(transaction.request(), ended, answer.to().tag().orElse("")));
        }
        waiting = false;
        repeat.cancel();
        giveUp.cancel();
    }

    private void repeatAfter(Duration pause) {
        repeat = core.loop().after(pause, () -> {
            transaction.respond(answer);
            repeatAfter(core.timing().doubled(pause));
        });
    }

    private void onPatienceEnded() {
        stop();
        core.counters().acksMissing++;
        onGivenUp.run();
    }
}
