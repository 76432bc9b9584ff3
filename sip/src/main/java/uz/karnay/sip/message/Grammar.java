package uz.karnay.sip.message;

/** The character classes of RFC 3261 §25.1, one table look-up each. */
final class Grammar {

    private static final int TOKEN = 1;
    private static final int HOST = 2;
    private static final int LWS = 4;
    private static final int DIGIT = 8;
    private static final int HEX = 16;
    private static final int USER = 32;
    private static final int PARAMETER = 64;
    private static final int VALUE = 128;

    private static final byte[] CLASSES = new byte[256];

    static {
        mark("-.!%*_+`'~", TOKEN);
        mark("-._", HOST);
        mark(" \t\r\n", LWS);
        mark("-_.!~*'()&=+$,;?/%#:", USER);
        mark("-_.!~*'()[]/:&+$%", PARAMETER);
        for (int c = 0x21; c < 256; c++) {
            if (c != 0x7f && ",;\"<>".indexOf(c) < 0) {
                CLASSES[c] |= (byte) VALUE;
            }
        }
        for (char c = '0'; c <= '9'; c++) {
            CLASSES[c] |= (byte) (TOKEN | HOST | DIGIT | HEX | USER | PARAMETER);
        }
        for (char c = 'a'; c <= 'z'; c++) {
            int hex = c <= 'f' ? HEX : 0;
            CLASSES[c] |= (byte) (TOKEN | HOST | hex | USER | PARAMETER);
            CLASSES[c - 32] |= (byte) (TOKEN | HOST | hex | USER | PARAMETER);
        }
    }

    private Grammar() {}

    static boolean isToken(int c) {
        return is(c, TOKEN);
    }

    static boolean isToken(String text) {
        return isAll(text, TOKEN);
    }

    static boolean isHost(String text) {
        return isAll(text, HOST);
    }

    static boolean isHost(int c) {
        return is(c, HOST);
    }

    static boolean isLws(int c) {
        return is(c, LWS);
    }

    static boolean isDigit(int c) {
        return is(c, DIGIT);
    }

    static boolean isHex(int c) {
        return is(c, HEX);
    }

    /** {@code unreserved}, {@code user-unreserved}, the colon before a password and {@code %}; also {@code #}, which phones send. */
    static boolean isUser(int c) {
        return is(c, USER);
    }

    /** {@code paramchar} of a URI. */
    static boolean isUriParameter(int c) {
        return is(c, PARAMETER);
    }

    /** What may stand unquoted in the value of a header parameter; wider than {@code gen-value}, since phones are. */
    static boolean isParameterValue(int c) {
        return is(c, VALUE);
    }

    static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    private static boolean isAll(String text, int kind) {
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i), kind)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean is(int c, int kind) {
        return c >= 0 && c < 256 && (CLASSES[c] & kind) != 0;
    }

    private static void mark(String characters, int kind) {
        characters.chars().forEach(c -> CLASSES[c] |= (byte) kind);
    }
}
