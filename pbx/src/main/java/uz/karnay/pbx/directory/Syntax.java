package uz.karnay.pbx.directory;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How the values of the configuration are written. */
final class Syntax {

    private static final int MAX_NAME = 64;
    private static final int MAX_HOST = 253;

    /** The marks of a SIP token (RFC 3261 §25.1) without the percent sign, which a URI would read as an escape. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9.!*_+`'~-]{1,64}");

    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?=[0-9])|$)){4}");
    private static final Pattern HOST_NAME = Pattern.compile(
            "[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?)*\\.?");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");

    private Syntax() {}

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    static boolean isName(String text) {
        return !text.isBlank() && text.length() <= MAX_NAME && isPrintable(text);
    }

    static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    /** A host name, an IPv4 address, or an IPv6 address without brackets. */
    static boolean isHost(String text) {
        return text.length() <= MAX_HOST
                && (isAddress(text)
                        || HOST_NAME.matcher(text).matches()
                                && !DIGITS_AND_DOTS.matcher(text).matches());
    }

    static boolean isAddress(String text) {
        return IPV4.matcher(text).matches() || isIpv6(text);
    }

    static boolean isIpv6(String text) {
        if (!IPV6.matcher(text).matches()) {
            return false;
        }
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static boolean isPort(int port) {
        return port >= 1 && port <= 65_535;
    }

    static <T> boolean hasNoTwins(List<T> values) {
        return Set.copyOf(values).size() == values.size();
    }
}
