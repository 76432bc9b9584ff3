package uz.karnay.sip.parse;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.StartLine;
import uz.karnay.sip.message.Uri;

/**
 * Reads the first line of a message: {@code Request-Line} or {@code Status-Line} (RFC 3261 §7.1, §7.2). Strict about
 * spaces, as RFC 4475 §3.1.2.8 to §3.1.2.10 allow. Keeps the fault, if there is one, so that the headers can still
 * be looked at for an answer.
 */
final class StartLineReader {

    static final int MAX_LINE_BYTES = 8192;

    /** What a first line says. */
    sealed interface Line {}

    record RequestLine(Method method, Uri uri) implements Line {}

    record StatusLine(int status, String reason) implements Line {}

    private static final byte[] VERSION = "SIP/2.0".getBytes(StandardCharsets.ISO_8859_1);
    private static final Line UNREAD = new StatusLine(0, "");

    private final byte[] bytes;
    private final int start;
    private final int lineEnd;
    private ParseResult.Kind kind = ParseResult.Kind.NOISE;
    private Line line = UNREAD;
    private @Nullable Fault fault;

    private StartLineReader(byte[] bytes, int start, int lineEnd) {
        this.bytes = bytes;
        this.start = start;
        this.lineEnd = lineEnd;
    }

    /** Null if there is no line at all. */
    static @Nullable StartLineReader read(byte[] bytes, int start, int end) {
        for (int i = start; i + 1 < end; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                var reader = new StartLineReader(bytes, start, i);
                reader.fault = reader.read();
                return reader;
            }
        }
        return null;
    }

    byte[] bytes() {
        return bytes;
    }

    /** After the line's CRLF. */
    int end() {
        return lineEnd + 2;
    }

    ParseResult.Kind kind() {
        return kind;
    }

    /** What the line says; means nothing if there is a fault. */
    Line line() {
        return line;
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    StartLine raw() {
        return new StartLine(bytes, start, end());
    }

    private @Nullable Fault read() {
        return looksLikeResponse() ? readStatusLine() : readRequestLine();
    }

    private boolean looksLikeResponse() {
        return lineEnd - start > 4
                && (bytes[start] | 0x20) == 's'
                && (bytes[start + 1] | 0x20) == 'i'
                && (bytes[start + 2] | 0x20) == 'p'
                && bytes[start + 3] == '/';
    }

    private @Nullable Fault readStatusLine() {
        kind = ParseResult.Kind.RESPONSE;
        int codeStart = start + VERSION.length + 1;
        int codeEnd = codeStart + 3;
        if (codeEnd > lineEnd || !isVersion(start, codeStart - 1) || bytes[codeStart - 1] != ' ') {
            return Fault.bad("Bad Status Line", start);
        }
        int status = number(codeStart, codeEnd);
        if (status < 100 || status > 699 || codeEnd < lineEnd && bytes[codeEnd] != ' ') {
            return Fault.bad("Bad Status Code", codeStart);
        }
        // RFC 3261 §25.1 wants a space before the phrase even if that is empty; not all peers send it
        line = new StatusLine(status, text(Math.min(codeEnd + 1, lineEnd), lineEnd));
        return null;
    }

    private @Nullable Fault readRequestLine() {
        int methodEnd = indexOfSpace(start);
        if (methodEnd == start || methodEnd == lineEnd || !isToken(start, methodEnd)) {
            return Fault.bad("Bad Request Line", start);
        }
        Method method = Method.of(text(start, methodEnd));
        kind = method.equals(Method.ACK) ? ParseResult.Kind.ACK : ParseResult.Kind.REQUEST;
        if (lineEnd - start > MAX_LINE_BYTES) {
            return new Fault(414, "Request-URI Too Long", methodEnd + 1);
        }
        int uriEnd = indexOfSpace(methodEnd + 1);
        Fault version = checkVersion(uriEnd + 1);
        return version != null ? version : readUri(method, methodEnd + 1, uriEnd);
    }

    private @Nullable Fault checkVersion(int from) {
        if (isVersion(from, lineEnd)) {
            return null;
        }
        return isOtherVersion(from)
                ? new Fault(505, "Version Not Supported", from)
                : Fault.bad("Bad Request Line", from);
    }

    /** A Request-URI has no angle brackets and no headers (RFC 3261 §19.1.1, table 1). */
    private @Nullable Fault readUri(Method method, int from, int to) {
        Uri uri = Uri.parse(bytes, from, to).orElse(null);
        if (uri == null || uri instanceof SipUri sip && !sip.headers().isEmpty()) {
            return Fault.bad("Bad Request-URI", from);
        }
        line = new RequestLine(method, uri);
        return null;
    }

    private boolean isVersion(int from, int to) {
        if (to - from != VERSION.length) {
            return false;
        }
        for (int i = 0; i < VERSION.length; i++) {
            byte octet = bytes[from + i];
            if (octet != VERSION[i] && octet - 0x20 != VERSION[i]) {
                return false; // "case-insensitive", RFC 3261 §7.1
            }
        }
        return true;
    }

    /** {@code SIP/1*DIGIT.1*DIGIT}. */
    private boolean isOtherVersion(int from) {
        return from < lineEnd && text(from, Math.min(lineEnd, from + 16)).matches("(?i)SIP/\\d{1,4}\\.\\d{1,4}");
    }

    private int indexOfSpace(int from) {
        int i = from;
        while (i < lineEnd && bytes[i] != ' ') {
            i++;
        }
        return i;
    }

    private boolean isToken(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!HeaderName.isNameOctet(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
