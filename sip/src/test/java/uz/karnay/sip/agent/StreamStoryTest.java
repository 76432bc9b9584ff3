package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.Protocol;

/** Alice and Bob over TCP, and messages that do not fit into a datagram. */
class StreamStoryTest extends Story {

    private final Content large = Content.sdp("a=much to say\r\n".repeat(100));

    private InviteSpec overTcp() {
        return alice.specTo(bob).withDestination(new Destination.At(Protocol.TCP, bob.address, "bob"));
    }

    private InviteSpec largeSpec() {
        return InviteSpec.to(bob.uri(), Address.of(alice.uri()), large);
    }

    private String viaOf(int index) {
        return net.sent.get(index).topVia().transport();
    }

    @Test
    void talksOverOneConnection() {
        bob.answersAtOnce();
        alice.call(overTcp());
        moment();
        bob.hangUp();
        moment();

        assertThat(net.ladder)
                .containsExactly(
                        "alice>bob INVITE",
                        "bob>alice 200 INVITE",
                        "alice>bob ACK",
                        "bob>alice BYE",
                        "alice>bob 200 BYE");
        assertThat(alice.pipes).hasSize(1);
        assertThat(viaOf(0)).isEqualTo("TCP");
        assertThat(viaOf(3)).isEqualTo("TCP");
        assertThat(((SipRequest) net.sent.getFirst())
                        .contact()
                        .orElseThrow()
                        .uri()
                        .toString())
                .contains("transport=tcp");
    }

    @Test
    void keepsNoTransactionForRetransmissionsThatCannotCome() {
        bob.onRing = invite -> invite.refuse(Refusal.of(486, "Busy Here"));
        alice.call(overTcp());
        moment();

        assertThat(alice.transactions.size() + bob.transactions.size()).isZero();
    }

    @Test
    void failsAtOnceWhenThereIsNoConnection() {
        net.streams = false;
        alice.call(overTcp());
        moment();

        assertThat(alice.heard).containsExactly("failed 503 Unreachable");
    }

    @Test
    void aClosedConnectionFailsTheRequest() {
        bob.answersAtOnce();
        alice.call(overTcp());
        moment();
        Flow flow = alice.session().flow();
        alice.hangUp();
        moment();
        alice.pipes.getFirst().close();
        alice.call(alice.specTo(bob).withDestination(Destination.over(flow)));
        moment();

        assertThat(alice.heard).endsWith("failed 503 Unreachable");
    }

    @Test
    void aSessionOutlivesItsConnection() {
        bob.answersAtOnce();
        alice.call(overTcp());
        moment();
        alice.pipes.getFirst().close();
        bob.hangUp();
        moment();

        assertThat(alice.heard).endsWith("hung up: Bye");
    }

    @Test
    void anAnswerFindsAnotherConnectionWhenTheFirstIsGone() {
        alice.call(overTcp());
        moment();
        bob.pipes.getFirst().close();
        bob.accept(bob.ring());
        moment();

        assertThat(alice.heard).containsExactly("answered");
        alice.hangUp();
    }

    @Test
    void aLargeRequestGoesOverTcp() {
        bob.answersAtOnce();
        alice.call(largeSpec());
        moment();

        assertThat(viaOf(0)).isEqualTo("TCP");
        assertThat(alice.heard).containsExactly("answered");
        assertThat(alice.transport.counters().oversize()).isEqualTo(1);
        alice.hangUp();
    }

    @Test
    void aLargeRequestGoesOverUdpWhereThereIsNoTcp() {
        net.streams = false;
        bob.answersAtOnce();
        alice.call(largeSpec());
        moment();
        alice.hangUp();
        moment();
        alice.call(largeSpec());
        moment();

        assertThat(viaOf(0)).isEqualTo("UDP");
        assertThat(alice.heard).containsExactly("answered", "answered");
        assertThat(alice.transport.counters().streamFallbacks()).isEqualTo(2);
        alice.hangUp();
    }

    @Test
    void aLargeRequestWaitsASecondForTcpAndNoLonger() {
        net.silentStreams = true;
        bob.answersAtOnce();
        alice.call(largeSpec());
        moment();
        assertThat(net.sent).isEmpty();
        seconds(1);

        assertThat(viaOf(0)).isEqualTo("UDP");
        alice.hangUp();
    }

    @Test
    void givingUpBeforeTheConnectionStandsSendsNothing() {
        var invite = alice.call(overTcp());
        alice.does(() -> invite.cancel(List.of()));
        moment();

        assertThat(net.sent).isEmpty();
        assertThat(alice.heard).containsExactly("failed 487 Cancelled");
    }
}
