package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sip.dialog.Dialog;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.transport.DatagramPort;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.StreamConnector;
import uz.karnay.sip.transport.TransportConfig;
import uz.karnay.sip.transport.TransportLayer;

class ReachTest {

    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5060);

    private static final DatagramPort PORT = new DatagramPort() {
        @Override
        public InetSocketAddress localAddress() {
            return HERE;
        }

        @Override
        public InetSocketAddress sentBy(InetSocketAddress remote) {
            return HERE;
        }

        @Override
        public boolean send(ByteBuffer datagram, InetSocketAddress remote) {
            throw new AssertionError("nothing is sent here");
        }
    };

    private static final TransportLayer TRANSPORT = new TransportLayer(
            new VirtualTime(1).loop("call"),
            TransportConfig.STANDARD,
            (host, listener) -> listener.onUnresolved("nobody is asked here"),
            StreamConnector.none());

    private static Flow from(String ip) {
        return new Flow.Datagrams(PORT, new InetSocketAddress(InetAddress.ofLiteral(ip), 31_000));
    }

    private static SipRequest.Builder inviteWith(String contact) {
        return SipRequest.builder(Method.INVITE, SipUri.of("sip:karnay@192.0.2.1"))
                .via(Via.of("UDP", HostPort.of("10.0.0.5"), "z9hG4bK1"))
                .from(Address.of(SipUri.of("sip:bob@b")).withTag("b"))
                .to(Address.of(SipUri.of("sip:karnay@b")))
                .callId("c")
                .cseq(1)
                .contact(Address.of(SipUri.of(contact)));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, 198.51.100.7, true", // behind a NAT that we see from outside
        "127.0.0.1, 10.0.0.5, true", // knows no better address of itself
        "0.0.0.0, 127.0.0.9, true",
        "10.0.0.5, 10.0.0.1, false", // both in our network: there may be a proxy between
        "127.0.0.2, 127.0.0.3, false",
        "203.0.113.5, 198.51.100.7, false",
        "198.51.100.7, 198.51.100.7, false",
        "phone.example, 198.51.100.7, false",
        "[2001:db8::5], 198.51.100.7, false"
    })
    void keepsTheFlowWhenTheContactCannotBeMeant(String contact, String source, boolean keeps) {
        var dialog = Dialog.ofCalled(inviteWith("sip:bob@" + contact).build(), "k", 0);
        Flow flow = from(source);
        assertThat(new Reach(TRANSPORT, flow, false).destination(dialog))
                .isEqualTo(keeps ? Destination.over(flow) : Destination.byUri());
    }

    @Test
    void followsARouteInAnyCase() {
        var invite = inviteWith("sip:bob@10.0.0.5")
                .add(HeaderType.RECORD_ROUTE, Address.of(SipUri.of("sip:198.51.100.7;lr")))
                .build();
        var dialog = Dialog.ofCalled(invite, "k", 0);
        assertThat(new Reach(TRANSPORT, from("198.51.100.7"), false).destination(dialog))
                .isEqualTo(Destination.byUri());
    }

    @Test
    void staysWhereItBeganOnPurposeAndFollowsARebinding() {
        var dialog = Dialog.ofCalled(inviteWith("sip:bob@203.0.113.5").build(), "k", 0);
        var reach = new Reach(TRANSPORT, from("198.51.100.7"), true);
        Flow moved = from("198.51.100.8");
        reach.onHeard(moved);
        assertThat(reach.destination(dialog)).isEqualTo(Destination.over(moved));
    }
}
