package uz.karnay.acceptance.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One message of a trace that Karnay wrote ({@code sip.trace}).
 *
 * @param from {@code address:port} of whoever sent it
 */
record TracedMessage(Instant at, boolean sent, String from, String to, String text) {

    /** Reads a whole trace: a line of facts, the message, an empty line, and so on. */
    static List<TracedMessage> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<TracedMessage> messages = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String[] facts = new String(bytes, at, end - at, UTF_8).split(" ");
            if (facts.length != 6) {
                return messages; // the last one was cut off
            }
            int length = Integer.parseInt(facts[5]);
            if (end + 1 + length > bytes.length) {
                return messages;
            }
            messages.add(of(facts, new String(bytes, end + 1, length, UTF_8)));
            at = end + 1 + length + 2;
        }
        return messages;
    }

    private static TracedMessage of(String[] facts, String text) {
        boolean sent = facts[1].equals("sent");
        String local = facts[3];
        String remote = facts[4];
        return new TracedMessage(Instant.parse(facts[0]), sent, sent ? local : remote, sent ? remote : local, text);
    }

    /** {@code INVITE}, or {@code 200 OK (INVITE)}. */
    String title() {
        String first = text.lines().findFirst().orElse("");
        return first.startsWith("SIP/2.0 ") ? first.substring(8) + " (" + method() + ")" : method();
    }

    /** The method of its CSeq. */
    String method() {
        return text.lines()
                .filter(line -> line.regionMatches(true, 0, "CSeq:", 0, 5))
                .findFirst()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1).strip())
                .orElse("");
    }

    boolean hasSdp() {
        return text.contains("\r\n\r\nv=0");
    }
}
