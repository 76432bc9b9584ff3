package uz.karnay.server.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the values of settings are written. Every method throws {@link IllegalArgumentException} with the form it
 * expects. Names of hosts are not looked up: where a server listens must not depend on a name server.
 */
final class Syntax {

    private static final Pattern ADDRESS =
            Pattern.compile("\\[(?<six>[^]]+)]:(?<sixPort>\\d+)|(?<four>[^:]+):(?<fourPort>\\d+)");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s|m|h|d)");

    private Syntax() {}

    /** {@code 0.0.0.0:5060}, {@code [::]:5060}. Port 0 leaves the choice to the system. */
    static InetSocketAddress address(String text) {
        Matcher match = ADDRESS.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("expected ADDRESS:PORT, such as 0.0.0.0:5060 or [::]:5060");
        }
        String host = match.group("six") != null ? match.group("six") : match.group("four");
        String port = match.group("sixPort") != null ? match.group("sixPort") : match.group("fourPort");
        return new InetSocketAddress(host(host), between(port, 0, 65_535));
    }

    /** {@code 203.0.113.7}, {@code 2001:db8::7}. */
    static InetAddress host(String text) {
        try {
            return InetAddress.ofLiteral(text.equals("localhost") ? "127.0.0.1" : text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected an IP address, such as 192.0.2.10 or 2001:db8::10", e);
        }
    }

    /** {@code 500ms}, {@code 30s}, {@code 5m}, {@code 12h}, {@code 7d}. */
    static Duration duration(String text) {
        Matcher match = DURATION.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("expected a duration, such as 500ms, 30s, 5m or 12h");
        }
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** {@code 10000-20000}. */
    static PortRange ports(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("expected FIRST-LAST, such as 10000-20000");
        }
        return new PortRange(between(text.substring(0, dash), 1, 65_535), between(text.substring(dash + 1), 1, 65_535));
    }

    static int count(String text) {
        return between(text, 0, Integer.MAX_VALUE);
    }

    /** One of an enum's constants, in lower case with dashes. */
    static boolean onOff(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("expected on or off");
        };
    }

    static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected " + words(type)));
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Syntax::word).collect(Collectors.joining(" or "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int between(String text, int least, int most) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return (int) number;
            }
        } catch (NumberFormatException _) {
            // said below, with the range
        }
        throw new IllegalArgumentException("expected a whole number from " + least + " to " + most);
    }
}
