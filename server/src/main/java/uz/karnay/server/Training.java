package uz.karnay.server;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import uz.karnay.server.config.ServerConfig;

/**
 * A short life of the server on a loopback port, run once when it is built: the JVM keeps the classes that it loaded and
 * linked meanwhile (JEP 514), so that the next starts need not. Leaves nothing behind.
 */
public final class Training {

    private static final int ANSWER_MILLIS = 10_000;

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("karnay-training");
        try {
            live(folder);
        } finally {
            remove(folder);
        }
    }

    private static void live(Path folder) throws IOException {
        String data = folder.resolve("data").toString();
        ServerConfig config = Main.configuration("--data", data, "--sip", "127.0.0.1:0", "--http", "127.0.0.1:0")
                .orElseThrow();
        try (Server server = Server.start(config)) {
            askForOptions(server.sipAddress());
        }
    }

    /** Answered once, SIP is spoken: the path of every start. */
    private static void askForOptions(InetSocketAddress server) throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(ANSWER_MILLIS);
            int port = socket.getLocalPort();
            byte[] options = String.join(
                            "\r\n",
                            List.of(
                                    "OPTIONS sip:127.0.0.1 SIP/2.0",
                                    "Via: SIP/2.0/UDP 127.0.0.1:" + port + ";branch=z9hG4bK-training;rport",
                                    "From: <sip:training@127.0.0.1>;tag=training",
                                    "To: <sip:127.0.0.1>",
                                    "Call-ID: training",
                                    "CSeq: 1 OPTIONS",
                                    "Max-Forwards: 70",
                                    "Content-Length: 0",
                                    "",
                                    ""))
                    .getBytes(StandardCharsets.US_ASCII);
            socket.send(new DatagramPacket(options, options.length, server));
            socket.receive(new DatagramPacket(new byte[2048], 2048));
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
