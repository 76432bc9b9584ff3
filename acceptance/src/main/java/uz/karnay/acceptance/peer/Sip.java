package uz.karnay.acceptance.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Raw SIP over UDP, for messages that no decent phone would send. */
public final class Sip implements AutoCloseable {

    private final DatagramSocket socket;

    /** @param host a loopback address of one's own */
    public Sip(String host) {
        this(host, 0);
    }

    /** @param port 0 for any */
    public Sip(String host, int port) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(host), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static InetSocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return new InetSocketAddress(
                InetAddress.ofLiteral(hostAndPort.substring(0, colon)),
                Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    /** Where it stands, {@code 127.0.0.1:40123}. */
    public String local() {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    public void send(byte[] message, String to) {
        try {
            socket.send(new DatagramPacket(message, message.length, address(to)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next datagram as text, if one comes within {@code limit}. */
    public Optional<String> receive(Duration limit) {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            socket.setSoTimeout((int) Math.max(1, limit.toMillis()));
            socket.receive(packet);
            return Optional.of(new String(packet.getData(), 0, packet.getLength(), UTF_8));
        } catch (SocketTimeoutException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An OPTIONS that anybody may ask. */
    public byte[] options(String to, int number) {
        return """
                OPTIONS sip:%s SIP/2.0
                Via: SIP/2.0/UDP %s;rport;branch=z9hG4bKping%d
                Max-Forwards: 70
                From: <sip:ping@%s>;tag=p%d
                To: <sip:%s>
                Call-ID: ping-%d@%s
                CSeq: 1 OPTIONS
                Content-Length: 0

                """.formatted(to, local(), number, local(), number, to, number, local())
                .replace("\n", "\r\n")
                .getBytes(UTF_8);
    }

    /** Asks OPTIONS until somebody answers, whatever he answers; gives the status line. */
    public static String awaitAnswer(String address, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try (var sip = new Sip(address(address).getAddress().isLoopbackAddress() ? "127.0.0.1" : "0.0.0.0")) {
            for (int number = 1; System.nanoTime() < end; number++) {
                sip.send(sip.options(address, number), address);
                Optional<String> answer = sip.receive(Duration.ofMillis(200));
                if (answer.isPresent()) {
                    return answer.get().lines().findFirst().orElse("");
                }
            }
        }
        throw new IllegalStateException("nobody answers at " + address + " within " + limit.toSeconds() + " s");
    }

    @Override
    public void close() {
        socket.close();
    }
}
