package uz.karnay.sim.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A SIP message as a phone that knows only what it needs reads and writes it: lines of text. */
public final class SimMessage {

    private final String startLine;
    private final List<Field> fields = new ArrayList<>();
    private String body = "";

    private record Field(String name, String value) {}

    /** The message cannot be read: Karnay sent what no phone understands, or the network damaged it. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    public SimMessage(String startLine) {
        this.startLine = startLine;
    }

    public static SimMessage parse(byte[] datagram) {
        String text = new String(datagram, UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new Unreadable("no empty line after the header: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        var message = new SimMessage(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) {
                throw new Unreadable("no header field: " + lines[i]);
            }
            message.add(
                    lines[i].substring(0, colon).strip(),
                    lines[i].substring(colon + 1).strip());
        }
        message.body = text.substring(end + 4);
        message.checkLength();
        return message;
    }

    private void checkLength() {
        String length = first("Content-Length").orElse("0");
        if (!length.equals(String.valueOf(body.getBytes(UTF_8).length))) {
            throw new Unreadable("Content-Length " + length + ", body " + body.length());
        }
    }

    public SimMessage add(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }

    public SimMessage body(String sdp) {
        body = sdp;
        return add("Content-Type", "application/sdp");
    }

    public byte[] bytes() {
        var text = new StringBuilder(startLine).append("\r\n");
        fields.stream()
                .filter(field -> !field.name.equalsIgnoreCase("Content-Length"))
                .forEach(field ->
                        text.append(field.name).append(": ").append(field.value).append("\r\n"));
        text.append("Content-Length: ")
                .append(body.getBytes(UTF_8).length)
                .append("\r\n\r\n")
                .append(body);
        return text.toString().getBytes(UTF_8);
    }

    public boolean isRequest() {
        return startLine.endsWith(" SIP/2.0");
    }

    public String method() {
        return isRequest() ? startLine.substring(0, startLine.indexOf(' ')) : cseq().substring(cseq().indexOf(' ') + 1);
    }

    public String requestUri() {
        return startLine.split(" ")[1];
    }

    public int status() {
        return Integer.parseInt(startLine.split(" ")[1]);
    }

    public String startLine() {
        return startLine;
    }

    public String body() {
        return body;
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name.equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** A header without which a message is none (RFC 3261 §8.1.1). */
    public String must(String name) {
        return first(name).orElseThrow(() -> new Unreadable("no " + name + " in " + startLine));
    }

    public String callId() {
        return must("Call-ID");
    }

    public String cseq() {
        return must("CSeq");
    }

    public long cseqNumber() {
        return Long.parseLong(cseq().split(" ")[0]);
    }

    public String branch() {
        return parameter(must("Via"), "branch").orElse("");
    }

    public Optional<String> fromTag() {
        return parameter(must("From"), "tag");
    }

    public Optional<String> toTag() {
        return parameter(must("To"), "tag");
    }

    /** The URI of a header value such as {@code "Alice" <sip:200@host>;tag=x}. */
    public static String uri(String value) {
        int open = value.indexOf('<');
        return open < 0 ? value.split(";")[0].strip() : value.substring(open + 1, value.indexOf('>', open));
    }

    /** The user part of a header value's URI. */
    public static String user(String value) {
        String uri = uri(value);
        int at = uri.indexOf('@');
        return at < 0 ? "" : uri.substring(uri.indexOf(':') + 1, at);
    }

    public static Optional<String> parameter(String value, String name) {
        String outside = value.substring(value.indexOf('>') + 1);
        for (String part : outside.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0
                    && part.substring(0, equals)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals(name)) {
                return Optional.of(part.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return startLine;
    }
}
