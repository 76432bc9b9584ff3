package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Timer;
import uz.karnay.sip.message.Digits;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Token;
import uz.karnay.sip.transaction.ServerTransaction;

/**
 * Provisional answers that their caller acknowledges: each is repeated until its PRACK comes, and the next one waits for
 * that. RFC 3262 §3. Confined to the call's loop.
 */
final class ReliableProgress {

    static final String EXTENSION = "100rel";

    /** More than anybody has to say before answering. */
    private static final int MAX_WAITING = 16;

    private final Core core;
    private final ServerTransaction transaction;
    private final long invite;
    private final Runnable onGivenUp;
    private final Deque<SipResponse> waiting = new ArrayDeque<>(2);
    private long sequence;
    private @Nullable SipResponse unacknowledged;
    private Timer repeat = Timer.none();
    private Timer giveUp = Timer.none();
    private Runnable whenFree = () -> {};

    /** @param onGivenUp told when a PRACK does not come within 64·T1 */
    ReliableProgress(Core core, ServerTransaction transaction, Runnable onGivenUp) {
        this.core = core;
        this.transaction = transaction;
        this.invite = transaction.request().cseq().number();
        this.onGivenUp = onGivenUp;
        this.sequence = core.firstSequence();
    }

    /** Whether the caller insists on it. */
    static boolean isRequiredBy(SipRequest invite) {
        return invite.all(HeaderType.REQUIRE).stream().anyMatch(tag -> tag.is(EXTENSION));
    }

    void send(SipResponse response) {
        if (waiting.size() < MAX_WAITING) {
            waiting.add(response);
            next();
        }
    }

    private void next() {
        SipResponse response = unacknowledged == null ? waiting.poll() : null;
        if (response != null) {
            sequence++;
            SipResponse reliable =
                    response.with(HeaderType.REQUIRE, Token.of(EXTENSION)).with(HeaderType.RSEQ, Digits.of(sequence));
            unacknowledged = reliable;
            transaction.respond(reliable);
            giveUp = core.loop().after(core.timing().patience(), this::onSilence);
            repeatAfter(core.timing().t1(), reliable);
        }
    }

    /** It doubles without a limit (§3). */
    private void repeatAfter(Duration pause, SipResponse response) {
        repeat = core.loop().after(pause, () -> {
            transaction.respond(response);
            repeatAfter(pause.multipliedBy(2), response);
        });
    }

    private void onSilence() {
        stop();
        onGivenUp.run();
    }

    /** Whether {@code prack} acknowledges what waits for it; if not, the answer is 481 (§3). */
    boolean onPrack(SipRequest prack) {
        String wanted = sequence + " " + invite + " " + Method.INVITE;
        boolean matches = prack.header(HeaderName.RACK)
                .map(rack -> rack.strip().replaceAll("\\s+", " "))
                .filter(wanted::equals)
                .isPresent();
        if (!matches || unacknowledged == null) {
            return false;
        }
        release();
        next();
        return true;
    }

    /** There is a 2xx: nothing else is told, and {@code answer} runs once no description waits for its PRACK (§3). */
    void finish(Runnable answer) {
        waiting.clear();
        if (unacknowledged != null && !unacknowledged.body().isEmpty()) {
            whenFree = answer;
        } else {
            repeat.cancel();
            giveUp.cancel();
            answer.run();
        }
    }

    /** Nothing is repeated any more: the call was refused. */
    void stop() {
        waiting.clear();
        release();
    }

    private void release() {
        repeat.cancel();
        giveUp.cancel();
        unacknowledged = null;
        Runnable action = whenFree;
        whenFree = () -> {};
        action.run();
    }
}
