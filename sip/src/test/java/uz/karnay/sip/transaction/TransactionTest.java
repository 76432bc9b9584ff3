package uz.karnay.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.message.Written;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.Line;
import uz.karnay.sip.transport.Protocol;
import uz.karnay.sip.transport.StreamPort;

/** A bench for one machine: a line that writes down when what was sent, in milliseconds since the start. */
abstract class TransactionTest {

    final VirtualTime time = new VirtualTime(1);
    final VirtualLoop loop = time.loop("call");
    final List<String> sent = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    boolean broken;
    int ended;

    final ClientTransactionUser user = new ClientTransactionUser() {
        @Override
        public void onResponse(SipResponse response) {
            told.add(Integer.toString(response.status()));
        }

        @Override
        public void onTimeout() {
            told.add("timeout at " + now());
        }

        @Override
        public void onTransportFailed(String reason) {
            told.add("failed");
        }
    };

    long now() {
        return time.nanos() / 1_000_000;
    }

    Line line(Protocol protocol) {
        return new Line() {
            @Override
            public Flow flow() {
                return new Flow.Stream(new Peer(protocol));
            }

            @Override
            public boolean send(SipMessage message) {
                return sendAgain(Written.of(message));
            }

            @Override
            public boolean sendAgain(Written message) {
                String line = message.text();
                String what = line.startsWith("SIP/2.0") ? line.substring(8, 11) : line.substring(0, line.indexOf(' '));
                sent.add(what + " " + now());
                return !broken;
            }
        };
    }

    /** The far end of a line, over any protocol; nothing is sent on it directly. */
    private record Peer(Protocol protocol) implements StreamPort {
        @Override
        public InetSocketAddress remoteAddress() {
            return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.2"), 5060);
        }

        @Override
        public InetSocketAddress sentBy() {
            return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5060);
        }

        @Override
        public boolean send(java.nio.ByteBuffer message) {
            throw new AssertionError("the line is not used");
        }

        @Override
        public void close() {
            throw new AssertionError("the line is not ours to close");
        }
    }

    static SipRequest request(Method method) {
        return SipRequest.builder(method, SipUri.of("sip:bob@192.0.2.2"))
                .via(Via.of("UDP", HostPort.of("192.0.2.1", 5060), "z9hG4bK1"))
                .from(Address.of(SipUri.of("sip:alice@192.0.2.1")).withTag("a"))
                .to(Address.of(SipUri.of("sip:bob@192.0.2.2")))
                .callId("call")
                .cseq(1)
                .build();
    }

    static SipResponse response(Method method, int status) {
        return SipResponse.to(request(method), status).toTag("b").build();
    }

    void after(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    @AfterEach
    void endsOnce() {
        after(200_000);
        assertThat(ended).isEqualTo(1);
        assertThat(time.pending()).isZero();
    }
}
