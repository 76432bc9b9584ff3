package uz.karnay.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;

/** A simple-minded phone on loopback: sends the lines it is told, waits for the message it is told. One thread. */
final class TrainingPhone implements AutoCloseable {

    private static final int ANSWER_MILLIS = 10_000;
    private static final int VOICE_MILLIS = 20;

    private final InetSocketAddress server;
    private final DatagramSocket socket;
    private final DatagramSocket voice;
    private final DatagramPacket arrival = new DatagramPacket(new byte[4096], 4096);

    /**
     * @param port 0 for any
     * @throws java.net.BindException when the machine has no such address
     */
    TrainingPhone(String address, int port, InetSocketAddress server) throws IOException {
        this.server = server;
        this.socket = new DatagramSocket(port, InetAddress.ofLiteral(address));
        this.voice = new DatagramSocket(0, InetAddress.ofLiteral(address));
        socket.setSoTimeout(ANSWER_MILLIS);
        voice.setSoTimeout(VOICE_MILLIS);
    }

    String address() {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    void send(String... lines) throws IOException {
        byte[] message = String.join("\r\n", lines).getBytes(US_ASCII);
        socket.send(new DatagramPacket(message, message.length, server));
    }

    /** The next message that begins so; others are not heard. */
    String await(String beginning) throws IOException {
        String message;
        do {
            socket.receive(arrival);
            message = new String(arrival.getData(), 0, arrival.getLength(), US_ASCII);
        } while (!message.startsWith(beginning));
        return message;
    }

    /** All fields of that name with their line ends, as they came. */
    static String fields(String message, String... names) {
        var found = new StringBuilder();
        message.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> has(line, names))
                .forEach(line -> found.append(found.isEmpty() ? "" : "\r\n").append(line));
        return found.toString();
    }

    private static boolean has(String line, String... names) {
        for (String name : names) {
            if (line.startsWith(name + ": ")) {
                return true;
            }
        }
        return false;
    }

    /** Where this phone wants voice, in SDP. */
    String description() {
        String host = voice.getLocalAddress().getHostAddress();
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN IP4 " + host,
                "s=-",
                "c=IN IP4 " + host,
                "t=0 0",
                "m=audio " + voice.getLocalPort() + " RTP/AVP 8 101",
                "a=rtpmap:8 PCMA/8000",
                "a=rtpmap:101 telephone-event/8000",
                "a=fmtp:101 0-15",
                "");
    }

    /** Says something to the address in {@code description}, which the other phone hears. */
    void speak(String description, TrainingPhone other, int packets) throws IOException {
        int port = Integer.parseInt(description.split("m=audio ", 2)[1].split(" ", 2)[0]);
        byte[] packet = new byte[172];
        packet[0] = (byte) 0x80;
        packet[1] = 8;
        for (int i = 0; i < packets; i++) {
            packet[3] = (byte) i;
            voice.send(new DatagramPacket(packet, packet.length, server.getAddress(), port));
            other.hear();
        }
    }

    private void hear() throws IOException {
        try {
            voice.receive(arrival);
        } catch (SocketTimeoutException _) {
            // came before the ports were joined: voice may be lost
        }
    }

    @Override
    public void close() {
        socket.close();
        voice.close();
    }
}
