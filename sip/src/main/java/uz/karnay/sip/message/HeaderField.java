package uz.karnay.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One header field: its bytes as received or as first written, and its values as soon as someone asked for them.
 * Messages share fields, so a response carries the very bytes of its request's Via. Immutable but for that memory,
 * which two threads may fill with equal values.
 */
public final class HeaderField {

    private final HeaderName name;
    private final byte[] bytes;
    private final int start;
    private final int valueStart;
    private final int valueEnd;
    private final int end;
    private @Nullable HeaderType<?> readAs;
    private @Nullable List<?> values;

    private HeaderField(HeaderName name, byte[] bytes, int start, int valueStart, int valueEnd, int end) {
        this.name = name;
        this.bytes = bytes;
        this.start = start;
        this.valueStart = valueStart;
        this.valueEnd = valueEnd;
        this.end = end;
    }

    /**
     * A field as received, whose bytes nobody may change from now on. {@code [start, end)} is all of it with its last
     * CRLF, folded lines included, {@code [valueStart, valueEnd)} the value without white space around it.
     */
    public static HeaderField received(
            HeaderName name, byte[] bytes, int start, int valueStart, int valueEnd, int end) {
        return new HeaderField(name, bytes, start, valueStart, valueEnd, end);
    }

    /** A field of our own with its value. */
    public static <T extends HeaderValue> HeaderField of(HeaderType<T> type, T value) {
        return of(type, List.of(value));
    }

    /** A field of our own with its values. */
    public static <T extends HeaderValue> HeaderField of(HeaderType<T> type, List<T> values) {
        if (!type.isList() && values.size() != 1) {
            throw new IllegalArgumentException(type + " has exactly one value");
        }
        var out = new ByteSink(96);
        type.name().writeTo(out);
        out.octet(':').octet(' ');
        int valueStart = out.length();
        for (int i = 0; i < values.size(); i++) {
            out.text(i == 0 ? "" : ", ");
            values.get(i).writeTo(out);
        }
        HeaderField field = written(type.name(), out, valueStart);
        field.remember(type, values);
        return field;
    }

    /** A field of our own whose value is this one line. */
    public static HeaderField of(HeaderName name, String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a header value is one line");
        }
        var out = new ByteSink(96);
        name.writeTo(out);
        out.octet(':').octet(' ');
        int valueStart = out.length();
        return written(name, out.text(value), valueStart);
    }

    private static HeaderField written(HeaderName name, ByteSink out, int valueStart) {
        int valueEnd = out.length();
        byte[] bytes = out.crlf().toArray();
        return new HeaderField(name, bytes, 0, valueStart, valueEnd, bytes.length);
    }

    public HeaderName name() {
        return name;
    }

    /** Where the field begins in the bytes it came in; 0 in one of our own. */
    public int start() {
        return start;
    }

    /** The value as it stands, folds included. */
    public String value() {
        return new String(bytes, valueStart, valueEnd - valueStart, StandardCharsets.UTF_8);
    }

    /** The values as {@code type}; null if they break its grammar. */
    <T extends HeaderValue> @Nullable List<T> values(HeaderType<T> type) {
        if (type.equals(readAs)) {
            return known();
        }
        List<T> read = type.read(new Cursor(bytes, valueStart, valueEnd));
        remember(type, read);
        return read;
    }

    @SuppressWarnings("unchecked") // readAs says what the values are
    private <T> @Nullable List<T> known() {
        return (List<T>) values;
    }

    private void remember(HeaderType<?> type, @Nullable List<?> read) {
        values = read;
        readAs = type;
    }

    /** Writes the whole field with its line end. */
    public void writeTo(ByteSink out) {
        out.bytes(bytes, start, end);
    }

    /** The bytes follow directly on those of {@code previous}, so that both can be copied at once. */
    @SuppressWarnings("ReferenceEquality") // the same array is meant, not one like it
    boolean follows(HeaderField previous) {
        return bytes == previous.bytes && start == previous.end;
    }

    /** Writes from the first byte of this field to the last one of {@code last}. */
    void writeThrough(HeaderField last, ByteSink out) {
        out.bytes(bytes, start, last.end);
    }

    /** The name only: a value may be a credential. */
    @Override
    public String toString() {
        return name.toString();
    }
}
