package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;

/** A proxy has carried Alice's call to several phones of Bob's. */
class ForkStoryTest extends Story {

    private final Phone desk = new Phone(net, "desk", "192.0.2.3");

    /** An answer as another branch of the fork would give it. */
    private SipResponse fromDesk(SipRequest invite, int status) {
        return SipResponse.to(invite, status)
                .toTag("desk-tag")
                .set(HeaderField.of(HeaderType.CONTACT, List.of(uz.karnay.sip.message.Contact.of(desk.uri()))))
                .build();
    }

    private void arrives(SipResponse response) {
        byte[] bytes = response.toBytes();
        alice.does(() -> alice.transport.onDatagram(alice.port, bob.address, bytes, bytes.length));
    }

    private SipRequest invite() {
        return (SipRequest) net.sent.getFirst();
    }

    private SipRequest ack() {
        return net.sent.stream()
                .filter(SipRequest.class::isInstance)
                .map(SipRequest.class::cast)
                .filter(request -> request.is(Method.ACK))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSecondAnswerIsAcknowledgedAndHungUp() {
        talk();
        arrives(fromDesk(invite(), 200));
        moment();

        assertThat(net.ladder).contains("alice>desk ACK", "alice>desk BYE");
        assertThat(alice.sessions).hasSize(1);
        assertThat(alice.agent.counters().surplusAnswers()).isEqualTo(1);
        alice.hangUp();
    }

    @Test
    void aRepeatedSecondAnswerIsAcknowledgedAgain() {
        talk();
        arrives(fromDesk(invite(), 200));
        arrives(fromDesk(invite(), 200));
        moment();

        assertThat(net.count("alice>desk ACK")).isEqualTo(2);
        assertThat(net.count("alice>desk BYE")).isEqualTo(1);
        alice.hangUp();
    }

    @Test
    void branchesRingUnderTheirOwnTags() {
        bob.onRing = bob::rings;
        alice.call(bob);
        moment();
        arrives(fromDesk(invite(), 180));
        arrives(fromDesk(invite(), 200));
        moment();

        assertThat(alice.heard).containsExactly("progress 180", "progress 180", "answered");
        assertThat(alice.session().remoteTag()).isEqualTo("desk-tag");
        bob.does(() -> bob.ring().refuse(Refusal.of(487, "Request Terminated")));
        alice.hangUp();
    }

    @Test
    void requestsTravelTheRecordedRouteInReverse() {
        alice.call(bob);
        moment();
        SipResponse answer = fromDesk(invite(), 200);
        SipResponse routed = answer.withHeaders(answer.headers()
                .with(HeaderField.of(
                        HeaderType.RECORD_ROUTE,
                        List.of(
                                Address.of(SipUri.of("sip:192.0.2.9;lr")),
                                Address.of(SipUri.of("sip:192.0.2.2;lr"))))));
        arrives(routed);
        moment();

        SipRequest ack = ack();
        assertThat(net.ladder).contains("alice>bob ACK");
        assertThat(ack.startLine()).contains("sip:desk@192.0.2.3");
        assertThat(ack.routes())
                .extracting(Address::uri)
                .extracting(Object::toString)
                .containsExactly("sip:192.0.2.2;lr", "sip:192.0.2.9;lr");
        bob.does(() -> bob.ring().refuse(Refusal.of(487, "Request Terminated")));
        alice.hangUp();
    }

    @Test
    void aStrictRouterFindsItsUriInTheStartLine() {
        alice.call(bob);
        moment();
        arrives(fromDesk(invite(), 200).with(HeaderType.RECORD_ROUTE, Address.of(SipUri.of("sip:192.0.2.2"))));
        moment();

        SipRequest ack = ack();
        assertThat(ack.startLine()).startsWith("ACK sip:192.0.2.2 ");
        assertThat(ack.routes().getLast().uri()).hasToString("sip:desk@192.0.2.3");
        bob.does(() -> bob.ring().refuse(Refusal.of(487, "Request Terminated")));
        alice.hangUp();
    }

    @Test
    void anAnswerUnderAWrongViaIsDropped() {
        alice.call(bob);
        moment();
        var via = invite().topVia();
        var foreign = new uz.karnay.sip.message.Via(
                via.transport(), uz.karnay.sip.message.HostPort.of("192.0.2.77", 5060), via.parameters());
        arrives(fromDesk(invite(), 200).with(HeaderType.VIA, foreign));

        assertThat(alice.heard).isEmpty();
        assertThat(alice.transactions.counters().wrongSentBy()).isEqualTo(1);
        bob.does(() -> bob.ring().refuse(Refusal.of(480, "Temporarily Unavailable")));
    }
}
