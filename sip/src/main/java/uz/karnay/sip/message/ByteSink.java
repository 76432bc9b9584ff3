package uz.karnay.sip.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where messages are written: a growing array that is used again and again. Confined to its owner. */
public final class ByteSink {

    private byte[] bytes;
    private int length;

    public ByteSink() {
        this(2048);
    }

    public ByteSink(int capacityBytes) {
        bytes = new byte[capacityBytes];
    }

    public int length() {
        return length;
    }

    /** The bytes themselves, valid up to {@link #length} and until the next write. */
    public byte[] array() {
        return bytes;
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** A view of what was written, valid until the next write. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    public ByteSink clear() {
        length = 0;
        return this;
    }

    public ByteSink octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public ByteSink bytes(byte[] source, int start, int end) {
        room(end - start);
        System.arraycopy(source, start, bytes, length, end - start);
        length += end - start;
        return this;
    }

    /** Text in UTF-8. */
    public ByteSink text(String text) {
        room(text.length());
        int at = length;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                return bytes(encoded, 0, encoded.length);
            }
            bytes[at++] = (byte) c;
        }
        length = at;
        return this;
    }

    public ByteSink number(long value) {
        if (value < 0) {
            return text(Long.toString(value));
        }
        room(20);
        int at = length += digits(value);
        long rest = value;
        do {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        return this;
    }

    /** A {@code quoted-string}: quotes and backslashes escaped, control characters made spaces so that none ends the line. */
    public ByteSink quoted(String text) {
        octet('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                octet('\\').octet(c);
            } else if (c < ' ' || c == 0x7f) {
                octet(' ');
            } else if (c < 0x7f) {
                octet(c);
            } else {
                int next = text.offsetByCodePoints(i, 1);
                text(text.substring(i, next));
                i = next - 1;
            }
        }
        return octet('"');
    }

    public ByteSink crlf() {
        return octet('\r').octet('\n');
    }

    private static int digits(long value) {
        int count = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            count++;
        }
        return count;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
