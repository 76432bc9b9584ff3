package uz.karnay.server.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sip.transport.DatagramPort;
import uz.karnay.sip.transport.Flow;

class SipTraceTest {

    @TempDir
    private Path directory;

    @Test
    void writesWhoSaidWhatToWhomAndNoSecret() throws IOException {
        Path file = directory.resolve("sip.trace");
        try (var trace = new SipTrace(file, new VirtualTime(1), text -> text.replace("secret", "***"))) {
            var flow =
                    new Flow.Datagrams(new Socket(), new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 5070));
            trace.onReceived(flow, bytes("OPTIONS sip:secret SIP/2.0\r\n\r\n"));
            trace.onSent(flow, bytes("SIP/2.0 200 OK\r\n\r\n"));
        }
        assertThat(Files.readString(file)).isEqualTo("""
                        2026-11-02T04:00:00Z received udp 127.0.0.1:5060 127.0.0.9:5070 27
                        OPTIONS sip:*** SIP/2.0\r
                        \r


                        2026-11-02T04:00:00Z sent udp 127.0.0.1:5060 127.0.0.9:5070 18
                        SIP/2.0 200 OK\r
                        \r


                        """);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private static final class Socket implements DatagramPort {
        @Override
        public InetSocketAddress localAddress() {
            return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5060);
        }

        @Override
        public InetSocketAddress sentBy(InetSocketAddress remote) {
            return localAddress();
        }

        @Override
        public boolean send(ByteBuffer datagram, InetSocketAddress remote) {
            return true;
        }
    }
}
