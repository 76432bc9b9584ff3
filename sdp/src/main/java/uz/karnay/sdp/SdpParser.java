package uz.karnay.sdp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of RFC 8866, one line after the other. Lenient where phones are careless (LF alone, a missing
 * {@code s=} or {@code t=}, lines out of order), strict where a guess would send media astray.
 */
public final class SdpParser {

    public static final int MAX_BYTES = 65_535;
    public static final int MAX_LINES = 2_000;
    public static final int MAX_MEDIA = 32;
    public static final int MAX_FORMATS = 128;

    private static final int MAX_WORDS = MAX_FORMATS + 8;

    /** What a body turned out to be. */
    public sealed interface Result {}

    public record Parsed(SessionDescription description) implements Result {}

    /** @param line the first is 1; 0 when it is about the whole */
    public record Malformed(String reason, int line) implements Result {}

    private final List<MediaDescription> media = new ArrayList<>();
    private final Section session = new Section();
    private Section section = session;
    private @Nullable Origin origin;
    private String name = "-";
    private int lineNumber;

    private SdpParser() {}

    /** Reads a body; never throws. */
    public static Result parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            return new Malformed("longer than " + MAX_BYTES + " octets", 0);
        }
        var parser = new SdpParser();
        try {
            return new Parsed(parser.read(new String(body, StandardCharsets.ISO_8859_1)));
        } catch (SdpException e) {
            return new Malformed(e.reason, parser.lineNumber);
        }
    }

    private SessionDescription read(String text) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            readLine(text.substring(start, stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop));
            start = stop + 1;
        }
        return finish();
    }

    private void readLine(String line) {
        if (++lineNumber > MAX_LINES) {
            throw new SdpException("more than " + MAX_LINES + " lines");
        }
        if (line.isEmpty() && lineNumber > 1) {
            return; // an empty line at the end is common
        }
        if (line.length() < 2 || line.charAt(1) != '=' || line.indexOf('\r') >= 0) {
            throw new SdpException("not a line of the form x=value");
        }
        readLine(line.charAt(0), line.substring(2));
    }

    private void readLine(char type, String value) {
        if (lineNumber == 1) {
            readVersion(type, value);
            return;
        }
        switch (type) {
            case 'o' -> readOrigin(value);
            case 's' -> name = value;
            case 'c' -> section.onConnection(readConnection(value));
            case 'a' -> section.attributes.add(Attribute.parse(value));
            case 'm' -> readMedia(value);
            default -> section.others.add(new Line(type, value));
        }
    }

    private static void readVersion(char type, String value) {
        if (type != 'v' || !value.strip().equals("0")) {
            throw new SdpException("does not begin with v=0");
        }
    }

    private void readOrigin(String value) {
        String[] words = words(value);
        if (words.length != 6 || origin != null || section != session) {
            throw new SdpException("not one o= line of six words");
        }
        origin = new Origin(words[0], words[1], words[2], words[3], words[4], words[5]);
    }

    private static Connection readConnection(String value) {
        String[] words = words(value);
        if (words.length != 3) {
            throw new SdpException("not three words in c=");
        }
        return new Connection(words[0], words[1], words[2]);
    }

    private void readMedia(String value) {
        finishMedia();
        String[] words = words(value);
        if (words.length < 4 || words.length - 3 > MAX_FORMATS || media.size() == MAX_MEDIA) {
            throw new SdpException("m= without formats, or too much of them");
        }
        section = new Section(words);
    }

    private void finishMedia() {
        if (section != session) {
            media.add(section.media());
        }
    }

    private SessionDescription finish() {
        finishMedia();
        Origin author = origin;
        if (author == null) {
            lineNumber = 0;
            throw new SdpException("no o= line");
        }
        return new SessionDescription(author, name, session.connection, session.attributes, session.others, media);
    }

    private static String[] words(String value) {
        String text = value.strip();
        var words = new ArrayList<String>(8);
        for (int start = 0; start < text.length() && words.size() < MAX_WORDS; ) {
            int blank = text.indexOf(' ', start);
            int end = blank < 0 ? text.length() : blank;
            if (end > start) {
                words.add(text.substring(start, end));
            }
            start = end + 1;
        }
        return words.toArray(String[]::new);
    }

    /** What stands between two m= lines, or before the first. */
    private static final class Section {
        private final String[] heading;
        private final int port;
        private final int portCount;
        private final List<Attribute> attributes = new ArrayList<>();
        private final List<Line> others = new ArrayList<>();
        private Connection connection = Connection.NONE;

        Section() {
            heading = new String[0];
            port = 0;
            portCount = 0;
        }

        Section(String[] heading) {
            this.heading = heading;
            String[] ports = heading[1].split("/", 2);
            port = number(ports[0], 65_535);
            portCount = ports.length == 1 ? 1 : number(ports[1], 65_535);
        }

        void onConnection(Connection line) {
            if (!connection.isPresent()) {
                connection = line; // several are for multicast layers: the first is ours
            }
        }

        MediaDescription media() {
            List<String> formats = Arrays.asList(heading).subList(3, heading.length);
            return new MediaDescription(
                    heading[0], port, portCount, heading[2], formats, connection, attributes, others);
        }

        private static int number(String text, int max) {
            int number = Numbers.parse(text, max);
            if (number < 0) {
                throw new SdpException("not a port: " + text);
            }
            return number;
        }
    }

    /** Ends the reading of one body; never leaves this class. */
    private static final class SdpException extends RuntimeException {
        private final String reason;

        SdpException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
