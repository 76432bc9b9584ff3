package uz.karnay.sip.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a message carries after its headers: bytes nobody here looks into. */
public final class Body {

    public static final Body NONE = new Body(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int start;
    private final int end;

    private Body(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    public static Body of(byte[] bytes) {
        return bytes.length == 0 ? NONE : new Body(bytes.clone(), 0, bytes.length);
    }

    public static Body of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Body(bytes, 0, bytes.length);
    }

    /** A view of a part of {@code bytes}, which nobody may change from now on. */
    public static Body view(byte[] bytes, int start, int end) {
        return start == end ? NONE : new Body(bytes, start, end);
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, start, end - start).slice().asReadOnlyBuffer();
    }

    public String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    public void writeTo(ByteSink out) {
        out.bytes(bytes, start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body && Arrays.equals(bytes, start, end, body.bytes, body.start, body.end);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(bytes, start, end - start).hashCode();
    }

    /** The size only: a body may hold keys (RFC 4568) and is nobody's business in a log. */
    @Override
    public String toString() {
        return length() + " bytes";
    }
}
