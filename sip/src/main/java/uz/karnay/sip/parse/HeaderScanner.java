package uz.karnay.sip.parse;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.Headers;

/**
 * Finds the header fields between the start line and the empty line, folded lines included (RFC 3261 §7.3.1), without
 * reading their values. Goes on after a fault in one field, so that the others can serve an answer.
 */
final class HeaderScanner {

    static final int MAX_FIELDS = 256;

    private final byte[] bytes;
    private final int end;
    private final ArrayList<HeaderField> fields = new ArrayList<>(24);
    private int at;
    private @Nullable Fault fault;

    private HeaderScanner(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    static HeaderScanner scan(byte[] bytes, int start, int end) {
        var scanner = new HeaderScanner(bytes, start, end);
        scanner.run();
        return scanner;
    }

    Headers headers() {
        return Headers.of(fields);
    }

    /** After the empty line. */
    int bodyStart() {
        return at;
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    private void run() {
        while (!atEmptyLine()) {
            int lineEnd = endOfField(at);
            if (lineEnd < 0) {
                note("Headers Do Not End");
                return;
            }
            if (fields.size() == MAX_FIELDS) {
                note("Too Many Headers");
                return;
            }
            field(at, lineEnd);
            at = lineEnd;
        }
        at += 2;
    }

    private boolean atEmptyLine() {
        return at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    /** After the CRLF that ends the field: one that no white space follows. -1 if there is none. */
    private int endOfField(int start) {
        for (int i = start; i < end; i++) {
            byte octet = bytes[i];
            if (octet == '\n') {
                noteAt("Bare Line Feed", i);
            } else if (octet == '\r') {
                if (i + 1 == end) {
                    return -1;
                }
                if (bytes[i + 1] != '\n') {
                    noteAt("Bare Carriage Return", i);
                } else if (!isFoldAfter(++i)) {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    private boolean isFoldAfter(int lineFeed) {
        return lineFeed + 1 < end && isBlank(bytes[lineFeed + 1]);
    }

    private void field(int start, int lineEnd) {
        int nameEnd = start;
        while (isToken(bytes[nameEnd])) {
            nameEnd++;
        }
        int colon = nameEnd;
        while (isBlank(bytes[colon])) {
            colon++;
        }
        if (nameEnd == start || bytes[colon] != ':') {
            note("Bad Header Name");
            return;
        }
        int valueStart = skipSpace(colon + 1, lineEnd);
        int valueEnd = Math.max(valueStart, skipSpaceBack(lineEnd, valueStart));
        HeaderName name = HeaderName.of(bytes, start, nameEnd);
        fields.add(HeaderField.received(name, bytes, start, valueStart, valueEnd, lineEnd));
    }

    private int skipSpace(int from, int to) {
        int i = from;
        while (i < to && isSpace(bytes[i])) {
            i++;
        }
        return i;
    }

    private int skipSpaceBack(int from, int to) {
        int i = from;
        while (i > to && isSpace(bytes[i - 1])) {
            i--;
        }
        return i;
    }

    private void note(String reason) {
        noteAt(reason, at);
    }

    /** Only the first fault is told. */
    private void noteAt(String reason, int position) {
        if (fault == null) {
            fault = Fault.bad(reason, position);
        }
    }

    private static boolean isToken(byte octet) {
        return HeaderName.isNameOctet(octet);
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private static boolean isSpace(byte octet) {
        return isBlank(octet) || octet == '\r' || octet == '\n';
    }
}
