package uz.karnay.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of one header field from left to right (RFC 3261 §25.1). What it does not find it answers with null
 * or false and stays where it is; it never throws. Folded lines are linear white space like any other, so the caller
 * need not unfold them.
 */
final class Cursor {

    private final byte[] bytes;
    private final int end;
    private int at;

    Cursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    static Cursor of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Cursor(bytes, 0, bytes.length);
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    void to(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= end;
    }

    /** The octet here, or -1 at the end. */
    int peek() {
        return at < end ? bytes[at] & 0xff : -1;
    }

    Cursor skipLws() {
        while (at < end && Grammar.isLws(bytes[at])) {
            at++;
        }
        return this;
    }

    /** Takes {@code c} if it stands here. */
    boolean take(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes a separator with the white space the grammar allows around it, as in {@code SEMI} and {@code EQUAL}. */
    boolean takeSpaced(char c) {
        int before = at;
        if (skipLws().take(c)) {
            skipLws();
            return true;
        }
        at = before;
        return false;
    }

    /** Only white space is left. */
    boolean isDone() {
        return skipLws().atEnd();
    }

    @Nullable
    String token() {
        int start = at;
        while (at < end && Grammar.isToken(bytes[at] & 0xff)) {
            at++;
        }
        return at == start ? null : text(start, at);
    }

    /** One or more digits; what no long can hold becomes {@link Long#MAX_VALUE}; -1 if there is none. */
    long digits() {
        if (!Grammar.isDigit(peek())) {
            return -1;
        }
        long value = 0;
        for (; at < end && Grammar.isDigit(bytes[at]); at++) {
            int digit = bytes[at] - '0';
            value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
        }
        return value;
    }

    /** A quoted string with its quotes and escapes taken off. */
    @Nullable
    String quoted() {
        int start = at;
        if (!skipQuoted()) {
            return null;
        }
        return unescaped(start + 1, at - 1);
    }

    /** A quoted string as it stands, quotes included. */
    @Nullable
    String rawQuoted() {
        int start = at;
        return skipQuoted() ? text(start, at) : null;
    }

    private boolean skipQuoted() {
        if (peek() != '"') {
            return false;
        }
        for (int i = at + 1; i < end; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == '"') {
                at = i + 1;
                return true;
            }
        }
        return false;
    }

    private String unescaped(int from, int to) {
        var plain = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            plain[length++] = bytes[bytes[i] == '\\' && i + 1 < to ? ++i : i];
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }

    /** All that is left, without the white space around it. */
    String rest() {
        skipLws();
        int last = end;
        while (last > at && Grammar.isLws(bytes[last - 1])) {
            last--;
        }
        int start = at;
        at = end;
        return unfolded(start, last);
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Text in which each line break and the white space after it count as one space (RFC 3261 §7.3.1). */
    private String unfolded(int from, int to) {
        String text = text(from, to);
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : text.lines().map(String::strip).collect(Collectors.joining(" "));
    }
}
