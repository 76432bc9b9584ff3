package uz.karnay.sip.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a byte stream into messages by Content-Length (RFC 3261 §18.3) and finds the keep-alives between them
 * (RFC 5626 §3.5.1). One per connection, confined to whoever reads it. A message without Content-Length has no body.
 */
public final class StreamFramer {

    /** What the stream contained. */
    public interface Listener {

        /** One message, from start line to the end of its body; the array is the listener's. */
        void onMessage(byte[] message);

        /** A double CRLF between messages: the peer wants one CRLF back. */
        void onPing();
    }

    private static final int HEADERS_NOT_ENDED = -1;
    private static final int BROKEN = -2;
    private static final int SMALLEST_BUFFER = 2048;

    private final int maxMessageBytes;
    private byte[] buffer = new byte[SMALLEST_BUFFER];
    private int filled;
    private int scanned;
    private int messageBytes = HEADERS_NOT_ENDED;

    public StreamFramer(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /**
     * Takes what was read.
     *
     * @return false when the stream cannot be cut any more (a message too large, a Content-Length that is no number):
     *     the connection is to be closed
     */
    public boolean accept(ByteBuffer read, Listener listener) {
        append(read);
        int start = 0;
        while (true) {
            start = skipKeepAlives(start, listener);
            if (!measure(start)) {
                return false;
            }
            if (messageBytes < 0 || filled - start < messageBytes) {
                break;
            }
            listener.onMessage(Arrays.copyOfRange(buffer, start, start + messageBytes));
            start += messageBytes;
            scanned = start;
            messageBytes = HEADERS_NOT_ENDED;
        }
        keepFrom(start);
        return true;
    }

    /** Whether a message has begun and not ended: its peer is to be given a limited time for the rest. */
    public boolean isMidMessage() {
        return filled > 2 || filled > 0 && !isCrlf(0) && buffer[0] != '\r';
    }

    private void append(ByteBuffer read) {
        int needed = filled + read.remaining();
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
        }
        int length = read.remaining();
        read.get(buffer, filled, length);
        filled += length;
    }

    /** A lone CRLF before a start line is skipped (RFC 3261 §7.5); two are a ping. */
    private int skipKeepAlives(int from, Listener listener) {
        if (messageBytes >= 0) {
            return from;
        }
        int start = from;
        while (isCrlf(start)) {
            boolean ping = isCrlf(start + 2);
            if (ping) {
                listener.onPing();
            } else if (filled == start + 2 || filled == start + 3 && buffer[start + 2] == '\r') {
                break; // its twin may still be on the way
            }
            start += ping ? 4 : 2;
            scanned = Math.max(scanned, start);
        }
        return start;
    }

    private boolean isCrlf(int at) {
        return at + 1 < filled && buffer[at] == '\r' && buffer[at + 1] == '\n';
    }

    private boolean measure(int start) {
        if (messageBytes >= 0) {
            return true;
        }
        if (isCrlf(start)) {
            return true;
        }
        int bodyStart = findBody(start);
        if (bodyStart < 0) {
            return filled - start <= maxMessageBytes;
        }
        long bodyBytes = contentLength(start, bodyStart);
        if (bodyBytes == BROKEN || bodyStart - start + bodyBytes > maxMessageBytes) {
            return false;
        }
        messageBytes = bodyStart - start + (int) bodyBytes;
        return true;
    }

    private int findBody(int start) {
        for (int i = Math.max(start, scanned - 3); i + 3 < filled; i++) {
            if (isCrlf(i) && isCrlf(i + 2)) {
                return i + 4;
            }
        }
        scanned = filled;
        return -1;
    }

    private long contentLength(int start, int end) {
        int line = start;
        while (line < end) {
            int colon = lengthColon(line, end);
            if (colon >= 0) {
                return number(colon + 1, end);
            }
            line = nextLine(line, end);
        }
        return 0;
    }

    private int nextLine(int from, int end) {
        int i = from;
        while (i < end && buffer[i] != '\n') {
            i++;
        }
        return i + 1;
    }

    private int lengthColon(int line, int end) {
        int i = line + Math.max(nameLength(line, end, "content-length"), nameLength(line, end, "l"));
        if (i == line) {
            return -1;
        }
        i = skipBlanks(i, end);
        return i < end && buffer[i] == ':' ? i : -1;
    }

    private int nameLength(int line, int end, String name) {
        if (line + name.length() >= end) {
            return 0;
        }
        for (int i = 0; i < name.length(); i++) {
            if ((buffer[line + i] | 0x20) != (name.charAt(i) | 0x20)) {
                return 0;
            }
        }
        return name.length();
    }

    private int skipBlanks(int from, int end) {
        int i = from;
        while (i < end && (buffer[i] == ' ' || buffer[i] == '\t')) {
            i++;
        }
        return i;
    }

    private long number(int from, int end) {
        int i = skipBlanks(from, end);
        int first = i;
        long value = 0;
        while (i < end && buffer[i] >= '0' && buffer[i] <= '9' && value <= maxMessageBytes) {
            value = value * 10 + buffer[i] - '0';
            i++;
        }
        boolean ended = i > first && i < end && (buffer[i] == '\r' || buffer[i] == ' ' || buffer[i] == '\t');
        return ended ? value : BROKEN;
    }

    private void keepFrom(int start) {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        scanned = Math.max(0, scanned - start);
        if (filled == 0 && buffer.length > SMALLEST_BUFFER) {
            buffer = new byte[SMALLEST_BUFFER];
        }
    }
}
