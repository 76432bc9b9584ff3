package uz.karnay.server.office;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uz.karnay.pbx.directory.AddressRange;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Feature;
import uz.karnay.pbx.directory.FeatureCodes;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.Transport;

/** How the values of an office file are written; each throws IllegalArgumentException with the form it expects. */
final class Words {

    private static final int SIP_PORT = 5060;
    private static final int MAX_RANGE = 10_000;
    private static final Pattern PEER = Pattern.compile(
            "(?:(?<transport>udp|tcp):)?(?:\\[(?<six>[0-9a-fA-F:]+)]|(?<host>[A-Za-z0-9._-]+))(?::(?<port>\\d{1,5}))?");
    private static final Pattern RANGE =
            Pattern.compile("(?<network>[0-9.]+|\\[[0-9a-fA-F:]+])(?:/(?<bits>\\d{1,3}))?(?::(?<port>\\d{1,5}))?");

    private Words() {}

    static Duration duration(String text) {
        Matcher match = Pattern.compile("(\\d{1,6})(s|m|h)").matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("expected a duration, such as 30s, 5m or 1h");
        }
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** {@code bell.uz}, {@code bell.uz:5060}, {@code tcp:192.0.2.10:5060}. */
    static PeerAddress peer(String text) {
        Matcher match = PEER.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "server cannot be '" + text + "': expected HOST, HOST:PORT or tcp:HOST:PORT");
        }
        return new PeerAddress(
                match.group("six") == null ? match.group("host") : match.group("six"),
                match.group("port") == null ? SIP_PORT : port(match.group("port")),
                "tcp".equals(match.group("transport")) ? Transport.TCP : Transport.UDP);
    }

    /** {@code 192.0.2.0/24}, {@code 192.0.2.7}, {@code 127.0.0.1:6060}. */
    static List<AddressRange> addresses(List<String> texts) {
        return texts.stream().map(Words::addressRange).toList();
    }

    private static AddressRange addressRange(String text) {
        Matcher match = RANGE.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("expected ADDRESS, ADDRESS/BITS or ADDRESS:PORT");
        }
        String network = match.group("network").replace("[", "").replace("]", "");
        int all = network.contains(":") ? 128 : 32;
        int bits = match.group("bits") == null ? all : Integer.parseInt(match.group("bits"));
        if (bits > all) {
            throw new IllegalArgumentException("a prefix has at most " + all + " bits");
        }
        return new AddressRange(network, bits, match.group("port") == null ? 0 : port(match.group("port")));
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535");
        }
        return port;
    }

    /** {@code 1000-1999}: every number from the first to the last, as wide as the first. */
    static List<String> range(String text) {
        Matcher match = Pattern.compile("(\\d{1,8})-(\\d{1,8})").matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "numbers cannot be '" + text + "': expected FIRST-LAST, such as 1000-1999");
        }
        int first = Integer.parseInt(match.group(1));
        int last = Integer.parseInt(match.group(2));
        if (last < first || last - first >= MAX_RANGE) {
            throw new IllegalArgumentException(
                    "numbers cannot be '" + text + "': expected 1 to " + MAX_RANGE + " of them");
        }
        List<String> numbers = new ArrayList<>();
        for (int n = first; n <= last; n++) {
            numbers.add(String.format(Locale.ROOT, "%0" + match.group(1).length() + "d", n));
        }
        return numbers;
    }

    static E164 number(String text) {
        return new E164(text.startsWith("+") ? text : "+" + text);
    }

    static List<AudioCodec> codecs(List<String> names) {
        return names.stream().map(Words::codec).toList();
    }

    private static AudioCodec codec(String name) {
        return Arrays.stream(AudioCodec.values())
                .filter(codec -> codec.encodingName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected some of "
                        + Arrays.stream(AudioCodec.values())
                                .map(AudioCodec::encodingName)
                                .collect(Collectors.joining(", "))));
    }

    /** {@code echo-test: "*44"}; an empty code switches the feature off. */
    static FeatureCodes codes(Map<String, String> words) {
        Map<Feature, String> codes = new EnumMap<>(Feature.class);
        words.forEach((word, code) -> codes.put(choice(Feature.class).apply(word), code));
        return new FeatureCodes(codes);
    }

    /** {@code on} or {@code off}; YAML itself takes them for yes and no. */
    static boolean onOff(String text) {
        return switch (text) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new IllegalArgumentException("expected on or off");
        };
    }

    /** One of an enum's constants, in lower case with dashes. */
    static <E extends Enum<E>> Function<String, E> choice(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Words::word)
                                .collect(Collectors.joining(", "))));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
