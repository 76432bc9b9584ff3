package uz.karnay.sip.parse;

import org.jspecify.annotations.Nullable;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.Digits;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Headers;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;

/**
 * Makes a message of bytes (RFC 3261 §7, §25): one pass finds the start line and the header fields, then the headers
 * no message can do without are read, so that nothing can fail later. All other values wait until someone asks.
 * Stateless, any thread; never throws, whatever the bytes.
 */
public final class SipParser {

    /** The most a message may have; a datagram cannot have more. */
    public static final int MAX_MESSAGE_BYTES = 65_536;

    private SipParser() {}

    /**
     * Reads the message at {@code bytes[offset, offset + length)}. The array is the message's from now on: nobody may
     * change it. Bytes after the body are ignored (RFC 3261 §18.3).
     */
    public static ParseResult parse(byte[] bytes, int offset, int length) {
        int end = offset + length;
        if (length > MAX_MESSAGE_BYTES) {
            return new ParseResult.Malformed(ParseResult.Kind.NOISE, 513, "Message Too Large", 0, Headers.NONE);
        }
        StartLineReader line = StartLineReader.read(bytes, skipLineEnds(bytes, offset, end), end);
        if (line == null) {
            return new ParseResult.Malformed(ParseResult.Kind.NOISE, 400, "No Start Line", 0, Headers.NONE);
        }
        HeaderScanner scanner = HeaderScanner.scan(bytes, line.end(), end);
        Fault fault = line.fault() != null ? line.fault() : scanner.fault();
        return fault != null ? malformed(line, fault, scanner.headers(), offset) : message(line, scanner, offset, end);
    }

    private static ParseResult message(StartLineReader line, HeaderScanner scanner, int offset, int end) {
        Headers headers = scanner.headers();
        Fault fault = MandatoryHeaders.check(line, headers);
        if (fault == null) {
            fault = checkLength(headers, end - scanner.bodyStart(), scanner.bodyStart());
        }
        if (fault != null) {
            return malformed(line, fault, headers, offset);
        }
        return new ParseResult.Parsed(assemble(line, headers, body(line, headers, scanner.bodyStart(), end)));
    }

    /** RFC 3261 §18.3: a datagram that ends before its body does is refused, one that goes on after it is not. */
    private static @Nullable Fault checkLength(Headers headers, int available, int bodyStart) {
        Digits stated = headers.first(HeaderType.CONTENT_LENGTH).orElse(null);
        return stated != null && stated.value() > available ? Fault.bad("Content-Length Too Large", bodyStart) : null;
    }

    private static Body body(StartLineReader line, Headers headers, int start, int end) {
        int length = headers.first(HeaderType.CONTENT_LENGTH)
                .map(stated -> (int) stated.value())
                .orElse(end - start);
        return Body.view(line.bytes(), start, start + length);
    }

    private static SipMessage assemble(StartLineReader line, Headers headers, Body body) {
        return switch (line.line()) {
            case StartLineReader.RequestLine(var method, var uri) ->
                SipRequest.received(method, uri, line.raw(), headers, body);
            case StartLineReader.StatusLine(int status, String reason) ->
                SipResponse.received(status, reason, line.raw(), headers, body);
        };
    }

    private static ParseResult malformed(StartLineReader line, Fault fault, Headers headers, int offset) {
        return new ParseResult.Malformed(line.kind(), fault.status(), fault.reason(), fault.at() - offset, headers);
    }

    /** "Implementations processing SIP messages over stream-oriented transports MUST ignore any CRLF" first: §7.5. */
    private static int skipLineEnds(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }
}
