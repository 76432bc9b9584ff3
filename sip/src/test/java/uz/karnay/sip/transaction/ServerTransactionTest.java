package uz.karnay.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.transport.Line;
import uz.karnay.sip.transport.Protocol;

/** RFC 3261 §17.2, timer by timer. */
class ServerTransactionTest extends TransactionTest {

    private InviteServerTransaction invite(Protocol protocol) {
        Line line = line(protocol);
        var made = new InviteServerTransaction[1];
        loop.run(() -> made[0] = new InviteServerTransaction(
                loop, Timing.STANDARD, line, line.flow(), request(Method.INVITE), () -> ended++));
        return made[0];
    }

    private PlainServerTransaction options(Protocol protocol) {
        Line line = line(protocol);
        var made = new PlainServerTransaction[1];
        loop.run(() -> made[0] = new PlainServerTransaction(
                loop, Timing.STANDARD, line, line.flow(), request(Method.OPTIONS), () -> ended++));
        return made[0];
    }

    private void respond(ServerTransaction transaction, int status) {
        loop.run(() -> transaction.respond(
                response(transaction instanceof InviteServerTransaction ? Method.INVITE : Method.OPTIONS, status)));
    }

    private void repeat(ServerTransaction transaction) {
        loop.run(transaction::onRetransmission);
    }

    @Test
    void saysTryingAfter200MillisAndRepeatsTheLastWord() {
        var transaction = invite(Protocol.UDP);
        repeat(transaction);
        after(300);
        repeat(transaction);
        respond(transaction, 180);
        repeat(transaction);
        assertThat(sent).containsExactly("100 200", "100 300", "180 300", "180 300");
        respond(transaction, 486);
    }

    @Test
    void saysNoTryingWhenTheUserIsQuick() {
        var transaction = invite(Protocol.UDP);
        after(100);
        respond(transaction, 180);
        after(1_000);
        assertThat(sent).containsExactly("180 100");
        respond(transaction, 486);
    }

    @Test
    void repeatsARefusalUntilTimerHGivesUp() {
        var transaction = invite(Protocol.UDP);
        respond(transaction, 486);
        after(10_000);
        repeat(transaction);
        assertThat(sent).containsExactly("486 0", "486 500", "486 1500", "486 3500", "486 7500", "486 10000");
        after(22_001);
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void theAckStopsTheRefusalAndLaterOnesAreAbsorbed() {
        var transaction = invite(Protocol.UDP);
        respond(transaction, 486);
        loop.run(() -> assertThat(transaction.onAck()).isFalse());
        loop.run(() -> assertThat(transaction.onAck()).isFalse());
        repeat(transaction);
        after(4_999);
        assertThat(sent).containsExactly("486 0");
        assertThat(ended).isZero();
        after(2);
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void theAckOverAStreamEndsItAtOnce() {
        var transaction = invite(Protocol.TCP);
        respond(transaction, 486);
        after(20_000);
        loop.run(transaction::onAck);
        assertThat(sent).containsExactly("486 0");
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void aSuccessIsRepeatedByItsUserAloneAndItsAckIsTheUsers() {
        var transaction = invite(Protocol.UDP);
        respond(transaction, 200);
        repeat(transaction);
        after(1_000);
        respond(transaction, 200);
        respond(transaction, 486);
        respond(transaction, 180);
        loop.run(() -> assertThat(transaction.onAck()).isTrue());
        assertThat(sent).containsExactly("200 0", "200 1000");
        after(31_001);
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void theFirstAnswerToOtherRequestsStands() {
        var transaction = options(Protocol.UDP);
        repeat(transaction);
        respond(transaction, 100);
        repeat(transaction);
        respond(transaction, 200);
        respond(transaction, 404);
        after(31_999);
        repeat(transaction);
        assertThat(sent).containsExactly("100 0", "100 0", "200 0", "200 31999");
        after(2);
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void aRequestThatItsUserForgetsIsForgotten() {
        var transaction = options(Protocol.UDP);
        after(32_001);
        assertThat(ended).isEqualTo(1);
        respond(transaction, 200);
        assertThat(sent).isEmpty();
    }

    @Test
    void anAnswerOverAStreamIsGivenOnce() {
        var transaction = options(Protocol.TCP);
        respond(transaction, 200);
        repeat(transaction);
        assertThat(sent).containsExactly("200 0");
        assertThat(ended).isEqualTo(1);
    }
}
