package uz.karnay.server.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import uz.karnay.loop.Clock;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.WireTap;

/**
 * Writes every SIP message of every call loop to a file, secrets redacted: a line {@code TIME sent|received PROTOCOL LOCAL
 * REMOTE BYTES}, the message, an empty line. The loops only queue; when the disk is slower than they are, messages are
 * left out and counted.
 */
public final class SipTrace implements WireTap, AutoCloseable {

    private static final int QUEUE = 4_096;
    private static final byte[] END = {};

    private final Clock clock;
    private final UnaryOperator<String> redact;
    private final OutputStream file;
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong left = new AtomicLong();
    private final Thread writer;

    /** @throws IOException when the file cannot be written */
    public SipTrace(Path path, Clock clock, UnaryOperator<String> redact) throws IOException {
        this.clock = clock;
        this.redact = redact;
        this.file = new BufferedOutputStream(Files.newOutputStream(path));
        this.writer = Thread.ofVirtual().name("sip-trace").start(this::write);
    }

    /** How many messages are missing in the file. Any thread. */
    public long leftOut() {
        return left.get();
    }

    @Override
    public void onSent(Flow flow, ByteBuffer message) {
        add("sent", flow, message);
    }

    @Override
    public void onReceived(Flow flow, ByteBuffer message) {
        add("received", flow, message);
    }

    private void add(String way, Flow flow, ByteBuffer message) {
        String text = redact.apply(ISO_8859_1.decode(message).toString());
        String facts = clock.now() + " " + way + " " + flow.protocol().parameter() + " " + name(flow.sentBy()) + " "
                + name(flow.remote()) + " " + text.length() + "\n";
        if (!queue.offer((facts + text + "\n\n").getBytes(ISO_8859_1))) {
            left.incrementAndGet();
        }
    }

    private static String name(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private void write() {
        try (file) {
            for (byte[] entry = queue.take(); entry.length > 0; entry = queue.take()) {
                file.write(entry);
                if (queue.isEmpty()) {
                    file.flush();
                }
            }
        } catch (IOException _) {
            left.incrementAndGet(); // the disk is full or gone: the trace ends, the calls go on
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is queued, and closes the file. */
    @Override
    public void close() {
        try {
            queue.put(END);
            writer.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
