package uz.karnay.acceptance.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** baresip's control socket: JSON in netstrings, answers and events on one connection. */
final class BaresipControl implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Socket socket;
    private final Deque<JsonNode> events = new ArrayDeque<>();
    private final Thread reader;
    private boolean closed;

    private BaresipControl(Socket socket) {
        this.socket = socket;
        this.reader = Thread.ofVirtual().name("baresip-control").start(this::read);
    }

    static BaresipControl connect(int port) {
        try {
            var socket = new Socket();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            return new BaresipControl(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("no control socket of baresip at port " + port, e);
        }
    }

    void command(String command, String parameters) {
        byte[] json = JSON.writeValueAsBytes(Map.of("command", command, "params", parameters, "token", "t"));
        try {
            socket.getOutputStream().write((json.length + ":" + new String(json, UTF_8) + ",").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next event of a type; what came before it is forgotten. */
    JsonNode await(String type, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (events) {
            while (true) {
                for (JsonNode event = events.poll(); event != null; event = events.poll()) {
                    if (event.path("type").asString("").equals(type)) {
                        return event;
                    }
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0 || closed) {
                    throw new IllegalStateException(
                            "baresip has not said " + type + " within " + limit.toSeconds() + " s");
                }
                waitFor(left);
            }
        }
    }

    private void waitFor(long millis) {
        try {
            events.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
            while (true) {
                JsonNode message = JSON.readTree(netstring(in));
                synchronized (events) {
                    events.add(message);
                    events.notifyAll();
                }
            }
        } catch (IOException _) {
            synchronized (events) {
                closed = true;
                events.notifyAll();
            }
        }
    }

    private static byte[] netstring(InputStream in) throws IOException {
        int length = 0;
        for (int c = in.read(); c != ':'; c = in.read()) {
            if (c < '0' || c > '9') {
                throw new EOFException();
            }
            length = length * 10 + c - '0';
        }
        byte[] text = in.readNBytes(length);
        if (in.read() != ',') {
            throw new EOFException();
        }
        return text;
    }

    @Override
    public void close() {
        try {
            socket.close();
            reader.join(Duration.ofSeconds(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
