package uz.karnay.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.server.config.ServerConfig;
import uz.karnay.server.config.Settings;
import uz.karnay.server.config.Surroundings;

class ServerTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.31.3");

    @TempDir
    private Path folder;

    @Test
    void answersOptionsOverUdp() throws Exception {
        try (Server server = Server.start(config(0));
                var alice = new DatagramSocket(0, LOOPBACK)) {
            alice.setSoTimeout(10_000);
            byte[] request = options("UDP", alice.getLocalPort());
            alice.send(new DatagramPacket(request, request.length, server.sipAddress()));
            var answer = new DatagramPacket(new byte[2048], 2048);
            alice.receive(answer);
            assertThat(new String(answer.getData(), 0, answer.getLength(), US_ASCII))
                    .startsWith("SIP/2.0 200 OK\r\n")
                    .contains("rport=" + alice.getLocalPort());
            assertThat(answer.getSocketAddress()).isEqualTo(server.sipAddress());
        }
    }

    @Test
    void answersOptionsWithOneThreadForAll() throws Exception {
        var settings = new Settings(Map.of(
                "sip.listen",
                LOOPBACK.getHostAddress() + ":0",
                "http.listen",
                "127.0.31.3:0",
                "threading.mode",
                "shared"));
        var shared = ServerConfig.read(settings, new Surroundings(2, folder, () -> LOOPBACK));
        try (Server server = Server.start(shared);
                var alice = new DatagramSocket(0, LOOPBACK)) {
            alice.setSoTimeout(10_000);
            byte[] request = options("UDP", alice.getLocalPort());
            alice.send(new DatagramPacket(request, request.length, server.sipAddress()));
            var answer = new DatagramPacket(new byte[2048], 2048);
            alice.receive(answer);
            assertThat(new String(answer.getData(), 0, answer.getLength(), US_ASCII))
                    .startsWith("SIP/2.0 200 OK\r\n");
        }
    }

    @Test
    void answersOptionsOverTcp() throws Exception {
        try (Server server = Server.start(config(0));
                var alice = new Socket(LOOPBACK, server.sipAddress().getPort())) {
            alice.setSoTimeout(10_000);
            alice.getOutputStream().write(options("TCP", alice.getLocalPort()));
            assertThat(new String(alice.getInputStream().readNBytes(16), US_ASCII))
                    .isEqualTo("SIP/2.0 200 OK\r\n");
        }
    }

    @Test
    void freesItsPortsWhenItStops() throws Exception {
        InetSocketAddress address;
        try (Server server = Server.start(config(0))) {
            address = server.sipAddress();
        }
        try (Server again = Server.start(config(address.getPort()))) {
            assertThat(again.sipAddress()).isEqualTo(address);
        }
    }

    @Test
    void leavesNothingBehindWhenOnlyUdpIsFree() throws Exception {
        try (var other = new ServerSocket(0, 1, LOOPBACK)) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> Server.start(config(port)))
                    .isInstanceOf(StartException.class)
                    .hasMessage("cannot listen on 127.0.31.3:" + port
                            + " (SIP, TCP): another program has the port; stop it or choose another port with --sip");
            try (var free = new DatagramSocket(port, LOOPBACK)) {
                assertThat(free.isBound()).isTrue();
            }
        }
    }

    @Test
    void saysThatUdpIsTaken() throws Exception {
        try (var other = new DatagramSocket(0, LOOPBACK)) {
            assertThatThrownBy(() -> Server.start(config(other.getLocalPort())))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("(SIP, UDP): another program has the port");
        }
    }

    @Test
    void saysThatTheAddressIsNotOfThisMachine() {
        assertThatThrownBy(() -> Server.start(config("192.0.2.77:5060")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("this machine has no such address");
    }

    private ServerConfig config(int port) {
        return config(LOOPBACK.getHostAddress() + ":" + port);
    }

    private ServerConfig config(String sip) {
        return ServerConfig.read(
                new Settings(Map.of(
                        "sip.listen",
                        sip,
                        "http.listen",
                        "127.0.31.3:0",
                        "threading.call-loops",
                        "2",
                        "threading.media-loops",
                        "2")),
                new Surroundings(2, folder, () -> LOOPBACK));
    }

    private static byte[] options(String transport, int port) {
        return ("OPTIONS sip:karnay@127.0.31.3 SIP/2.0\r\n"
                        + "Via: SIP/2.0/" + transport + " 127.0.31.3:" + port + ";branch=z9hG4bKalice" + port
                        + ";rport\r\n"
                        + "From: <sip:alice@127.0.31.3>;tag=alice\r\n"
                        + "To: <sip:karnay@127.0.31.3>\r\n"
                        + "Call-ID: alice-" + port + "\r\n"
                        + "CSeq: 1 OPTIONS\r\n"
                        + "Max-Forwards: 70\r\n"
                        + "Content-Length: 0\r\n\r\n")
                .getBytes(US_ASCII);
    }
}
