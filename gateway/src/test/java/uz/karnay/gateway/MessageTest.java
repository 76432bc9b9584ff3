package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.directory.AddressRange;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.Credentials;
import uz.karnay.sip.agent.RequestSpec;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transport.Destination;

/** Alice writes to Bob, and others send what nobody asked for. */
class MessageTest {

    private static final MediaType PLAIN = MediaType.of("text", "plain");

    private final Office office = new Office(7);
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);
    private final Party bob = office.phone("bob", "10.1.0.2", 5060);

    @AfterEach
    void leavesNothingBehind() {
        assertThat(office.faults).isEmpty();
        assertThat(office.agent.dialogs()).isZero();
    }

    private Party.Asked write(Party from, String number, String text) {
        RequestSpec spec = RequestSpec.of(
                        Method.MESSAGE,
                        SipUri.of("sip:" + number + "@office"),
                        Address.of(SipUri.of("sip:alice@office")))
                .withDestination(Destination.udp(Office.SIP))
                .withContent(new Content(PLAIN, Body.of(text)));
        Party.Asked asked = from.send(spec.withCredentials(new Credentials("alice", "secret of alice")));
        office.advance(1);
        return asked;
    }

    private void register(Party phone) {
        phone.register(600);
        office.advance(1);
    }

    private Party.Asked notifyFrom(Party party) {
        Party.Asked asked = party.send(
                RequestSpec.of(Method.NOTIFY, SipUri.of("sip:office"), Address.of(SipUri.of("sip:mailbox@bell.uz")))
                        .withDestination(Destination.udp(Office.SIP))
                        .withHeaders(List.of(
                                HeaderField.of(HeaderName.EVENT, "message-summary"),
                                HeaderField.of(HeaderName.SUBSCRIPTION_STATE, "active"))));
        office.advance(1);
        return asked;
    }

    @Test
    void aMessageReachesBobUnderAlicesNumber() {
        register(bob);
        Party.Asked asked = write(alice, "201", "Choy?");
        assertThat(asked.status()).isEqualTo(200);
        SipRequest message = bob.requests.getLast();
        assertThat(message.is(Method.MESSAGE)).isTrue();
        assertThat(message.body().text()).isEqualTo("Choy?");
        assertThat(message.contentType()).contains(PLAIN);
        assertThat(message.from().uri()).hasToString("sip:200@office");
        assertThat(message.from().displayName()).isEqualTo("Name of alice");
        assertThat(message.uri()).hasToString("sip:bob@10.1.0.2:5060");
    }

    @Test
    void everyDeviceGetsItAndOneThatTakesItIsEnough() {
        Party desk = office.phone("bob", "10.1.0.3", 5060).serving(request -> request.reply(486, "Busy Here"));
        register(bob);
        register(desk);
        assertThat(write(alice, "201", "Choy?").status()).isEqualTo(200);
        assertThat(bob.requests).hasSize(1);
        assertThat(desk.requests).hasSize(1);
    }

    @Test
    void whatAllDevicesRefuseIsRefusedAsTheySay() {
        bob.serving(request -> request.reply(415, "Unsupported Media Type"));
        register(bob);
        assertThat(write(alice, "201", "Choy?").status()).isEqualTo(415);
    }

    @Test
    void nobodyToReadItIsSaid() {
        assertThat(write(alice, "201", "Choy?").status()).isEqualTo(480);
        assertThat(write(alice, "299", "Choy?").status()).isEqualTo(404);
    }

    @Test
    void aBookIsNoMessage() {
        register(bob);
        assertThat(write(alice, "201", "x".repeat(Messages.LONGEST_BYTES + 1)).status())
                .isEqualTo(413);
        assertThat(bob.requests).isEmpty();
    }

    @Test
    void aStrangerIsChallenged() {
        register(bob);
        Party stranger = office.party("10.66.6.6", 5060);
        Party.Asked asked = stranger.send(
                RequestSpec.of(Method.MESSAGE, SipUri.of("sip:201@office"), Address.of(SipUri.of("sip:200@office")))
                        .withDestination(Destination.udp(Office.SIP))
                        .withContent(new Content(PLAIN, Body.of("spam"))));
        office.advance(1);
        assertThat(asked.status()).isEqualTo(401);
        assertThat(bob.requests).isEmpty();
    }

    @Test
    void whatAnOperatorTellsUnaskedIsTakenAndWhatAStrangerTellsIsNot() {
        assertThat(notifyFrom(office.party("10.66.6.6", 5060)).status()).isEqualTo(481);
        office.change(new Change.PutTrunk(Office.trunk(
                Office.BACKUP,
                "backup",
                Trunk.Account.BY_ADDRESS,
                "10.8.8.8",
                List.of(new AddressRange("10.8.8.8", 32, 0)))));
        office.advance(1);
        assertThat(notifyFrom(office.party("10.8.8.8", 5060)).status()).isEqualTo(200);
    }

    @Test
    void nobodyHasUsCallFromOutsideOfACall() {
        Party.Asked asked = alice.send(
                RequestSpec.of(Method.REFER, SipUri.of("sip:office"), Address.of(SipUri.of("sip:alice@office")))
                        .withDestination(Destination.udp(Office.SIP))
                        .withHeaders(List.of(HeaderField.of(HeaderName.REFER_TO, "<sip:900@elsewhere>"))));
        office.advance(1);
        assertThat(asked.status()).isEqualTo(403);
    }
}
