package uz.karnay.gateway;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.MediaType;

/**
 * A key in the body of an INFO, the two ways phones write it: {@code application/dtmf-relay} with lines {@code Signal=5}
 * and {@code Duration=160}, and {@code application/dtmf} with the key alone. No RFC has them; both are as Cisco and all
 * others after it send them.
 *
 * @param key one of {@code 0-9 * # A-D}
 * @param length how long it was pressed
 */
record DtmfRelay(char key, Duration length) {

    static final MediaType RELAY = MediaType.DTMF_RELAY;
    static final MediaType PLAIN = MediaType.of("application", "dtmf");

    private static final String KEYS = "0123456789*#ABCD";
    private static final Duration USUAL = Duration.ofMillis(160);
    private static final Duration LEAST = Duration.ofMillis(40);
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final int MAX_BODY_BYTES = 256;

    DtmfRelay {
        if (KEYS.indexOf(key) < 0) {
            throw new IllegalArgumentException("no key: " + key);
        }
    }

    /** A key pressed for as long as people do. */
    static DtmfRelay of(char key) {
        return new DtmfRelay(key, USUAL);
    }

    /** The key in a body of this type; empty when it is another type, or no key that we know, such as a flash. */
    static Optional<DtmfRelay> parse(MediaType type, Body body) {
        if (body.length() > MAX_BODY_BYTES) {
            return Optional.empty();
        }
        if (type.matches(PLAIN)) {
            return key(body.text()).map(key -> new DtmfRelay(key, USUAL));
        }
        return type.matches(RELAY) ? parseLines(body.text()) : Optional.empty();
    }

    private static Optional<DtmfRelay> parseLines(String text) {
        Optional<Character> key = Optional.empty();
        Duration length = USUAL;
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            String name = equals < 0 ? "" : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(equals + 1).strip();
            switch (name) {
                case "signal" -> key = key(value);
                case "duration" -> length = length(value);
                default -> {} // some add a volume or a direction
            }
        }
        Duration pressed = length;
        return key.map(known -> new DtmfRelay(known, pressed));
    }

    /** A key as phones write it: itself, or by its number in RFC 4733. */
    private static Optional<Character> key(String written) {
        String word = written.strip().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "10" -> Optional.of('*');
            case "11" -> Optional.of('#');
            case "12", "13", "14", "15" -> Optional.of((char) ('A' + Integer.parseInt(word) - 12));
            default -> word.length() == 1 && KEYS.contains(word) ? Optional.of(word.charAt(0)) : Optional.empty();
        };
    }

    private static Duration length(String millis) {
        if (millis.isEmpty() || millis.length() > 6 || !millis.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return USUAL;
        }
        Duration length = Duration.ofMillis(Integer.parseInt(millis));
        if (length.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return length.compareTo(MOST) > 0 ? MOST : length;
    }

    /** The body of an INFO that says this, for a peer that takes keys no other way. */
    Content write() {
        return new Content(RELAY, Body.of("Signal=" + key + "\r\nDuration=" + length.toMillis() + "\r\n"));
    }
}
