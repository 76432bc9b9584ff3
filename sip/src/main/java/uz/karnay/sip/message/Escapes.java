package uz.karnay.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The {@code %HH} escapes of URIs (RFC 3261 §19.1.2), which stand for octets of UTF-8. */
final class Escapes {

    private static final String HEX = "0123456789ABCDEF";

    private Escapes() {}

    /** The text itself if every per cent sign in it begins an escape, else null. */
    static @Nullable String checked(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length() || !Grammar.isHex(text.charAt(i + 1)) || !Grammar.isHex(text.charAt(i + 2))) {
                return null;
            }
        }
        return text;
    }

    /** What the escapes of a checked text stand for. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            boolean escaped = bytes[i] == '%' && i + 2 < bytes.length;
            bytes[length++] = escaped ? octet(bytes[i + 1], bytes[i + 2]) : bytes[i];
            i += escaped ? 2 : 0;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Escapes every octet that {@code bare} does not let stand. */
    static String encoded(String text, IntPredicate bare) {
        if (text.chars().allMatch(c -> c < 0x80 && c != '%' && bare.test(c))) {
            return text;
        }
        var out = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && octet != '%' && bare.test(octet)) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
            }
        }
        return out.toString();
    }

    private static byte octet(byte high, byte low) {
        return (byte) (Character.digit(high, 16) << 4 | Character.digit(low, 16));
    }
}
