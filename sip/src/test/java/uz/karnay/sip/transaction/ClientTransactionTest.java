package uz.karnay.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.transport.Protocol;

/** RFC 3261 §17.1, timer by timer. */
class ClientTransactionTest extends TransactionTest {

    private ClientTransaction invite(Protocol protocol) {
        var transaction = new InviteClientTransaction(
                loop, Timing.STANDARD, line(protocol), request(Method.INVITE), user, () -> ended++);
        loop.run(transaction::start);
        return transaction;
    }

    private ClientTransaction options(Protocol protocol) {
        var transaction = new PlainClientTransaction(
                loop, Timing.STANDARD, line(protocol), request(Method.OPTIONS), user, () -> ended++);
        loop.run(transaction::start);
        return transaction;
    }

    private void answer(ClientTransaction transaction, int status) {
        loop.run(() -> transaction.onResponse(response(transaction.method(), status)));
    }

    @Test
    void inviteIsResentWithDoubledPausesUntilTimerB() {
        invite(Protocol.UDP);
        after(40_000);
        assertThat(sent)
                .containsExactly(
                        "INVITE 0",
                        "INVITE 500",
                        "INVITE 1500",
                        "INVITE 3500",
                        "INVITE 7500",
                        "INVITE 15500",
                        "INVITE 31500");
        assertThat(told).containsExactly("timeout at 32000");
    }

    @Test
    void inviteIsNotResentOnceSomethingWasHeard() {
        var transaction = invite(Protocol.UDP);
        answer(transaction, 100);
        after(100_000);
        assertThat(sent).containsExactly("INVITE 0");
        answer(transaction, 486);
    }

    @Test
    void inviteOverAStreamIsSentOnce() {
        invite(Protocol.TCP);
        after(40_000);
        assertThat(sent).containsExactly("INVITE 0");
        assertThat(told).containsExactly("timeout at 32000");
    }

    @Test
    void refusalIsAcknowledgedEveryTimeUntilTimerD() {
        var transaction = invite(Protocol.UDP);
        answer(transaction, 486);
        after(31_000);
        answer(transaction, 486);
        assertThat(sent).containsExactly("INVITE 0", "ACK 0", "ACK 31000");
        assertThat(told).containsExactly("486");
        assertThat(ended).isZero();
        after(1_001);
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void refusalOverAStreamEndsItAtOnce() {
        var transaction = invite(Protocol.TCP);
        answer(transaction, 603);
        assertThat(sent).containsExactly("INVITE 0", "ACK 0");
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void everySuccessIsTheUsersUntilTimerM() {
        var transaction = invite(Protocol.UDP);
        answer(transaction, 200);
        after(31_000);
        answer(transaction, 200);
        answer(transaction, 486);
        after(1_001);
        answer(transaction, 200);
        assertThat(told).containsExactly("200", "200");
        assertThat(sent).containsExactly("INVITE 0");
    }

    @Test
    void aSuccessAfterARefusalIsDropped() {
        var transaction = invite(Protocol.UDP);
        answer(transaction, 486);
        answer(transaction, 200);
        answer(transaction, 180);
        assertThat(told).containsExactly("486");
    }

    @Test
    void abandonedItTellsNobody() {
        var transaction = invite(Protocol.UDP);
        loop.run(transaction::abandon);
        answer(transaction, 200);
        after(40_000);
        assertThat(told).isEmpty();
    }

    @Test
    void unreachableEndsItAtOnce() {
        var transaction = invite(Protocol.UDP);
        loop.run(transaction::onUnreachable);
        assertThat(told).containsExactly("failed");
    }

    @Test
    void aBrokenConnectionFailsItOnce() {
        broken = true;
        var transaction = invite(Protocol.TCP);
        assertThat(told).isEmpty();
        loop.run(transaction::onUnreachable);
        after(1);
        assertThat(told).containsExactly("failed");
    }

    @Test
    void otherRequestsAreResentWithPausesUpToT2UntilTimerF() {
        options(Protocol.UDP);
        after(40_000);
        assertThat(sent)
                .containsExactly(
                        "OPTIONS 0",
                        "OPTIONS 500",
                        "OPTIONS 1500",
                        "OPTIONS 3500",
                        "OPTIONS 7500",
                        "OPTIONS 11500",
                        "OPTIONS 15500",
                        "OPTIONS 19500",
                        "OPTIONS 23500",
                        "OPTIONS 27500",
                        "OPTIONS 31500");
        assertThat(told).containsExactly("timeout at 32000");
    }

    @Test
    void aProvisionalAnswerSlowsTheResendingDown() {
        var transaction = options(Protocol.UDP);
        after(100);
        answer(transaction, 100);
        after(9_000);
        assertThat(sent).containsExactly("OPTIONS 0", "OPTIONS 500", "OPTIONS 4500", "OPTIONS 8500");
        answer(transaction, 200);
        assertThat(told).containsExactly("100", "200");
    }

    @Test
    void repeatedAnswersAreAbsorbedUntilTimerK() {
        var transaction = options(Protocol.UDP);
        answer(transaction, 200);
        after(4_999);
        answer(transaction, 200);
        assertThat(told).containsExactly("200");
        assertThat(ended).isZero();
        after(2);
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void anAnswerOverAStreamEndsItAtOnce() {
        var transaction = options(Protocol.TCP);
        answer(transaction, 200);
        assertThat(ended).isEqualTo(1);
        assertThat(sent).containsExactly("OPTIONS 0");
    }
}
