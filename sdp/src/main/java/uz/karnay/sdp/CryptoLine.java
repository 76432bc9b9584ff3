package uz.karnay.sdp;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** One {@code a=crypto} line (RFC 4568 §4, §9.2). */
sealed interface CryptoLine {

    int MAX_TAG = 999_999_999;

    /** RFC 4568 §6.1. */
    int MAX_IDENTIFIER_BYTES = 128;

    /** Of its number: as many as a long takes; nobody has more keys. */
    int MAX_IDENTIFIER_DIGITS = 18;

    /**
     * One that can be used.
     *
     * @param tag by which the answer says which one it takes
     */
    record Usable(int tag, CryptoKey key) implements CryptoLine {

        Attribute attribute() {
            return new Attribute("crypto", tag + " " + key.suite() + " inline:" + key.base64());
        }
    }

    /** @param reason for people; says nothing of the key */
    record Unusable(String reason) implements CryptoLine {}

    /** Reads what stands behind {@code a=crypto:}; never throws. */
    static CryptoLine parse(String value) {
        String[] words = value.strip().split("[ \t]+", 8);
        if (words.length < 3) {
            return new Unusable("a crypto line is cut off");
        }
        int tag = Numbers.parse(words[0], MAX_TAG);
        Optional<CryptoSuite> suite = CryptoSuite.named(words[1]);
        if (tag < 0 || suite.isEmpty()) {
            return new Unusable(tag < 0 ? "a crypto line has no tag" : "a crypto suite is not known");
        }
        for (int i = 3; i < words.length; i++) {
            if (!isHarmless(words[i].toUpperCase(Locale.ROOT))) {
                return new Unusable("a session parameter of a crypto line is not supported");
            }
        }
        return key(tag, suite.get(), words[2]);
    }

    /**
     * The size of a replay window is a hint (RFC 4568 §6.3.6), and what begins with a dash may be passed over (§6.3.7).
     * Everything else changes what is sent: a derivation rate, forward error correction, no encryption.
     */
    private static boolean isHarmless(String parameter) {
        return parameter.startsWith("WSH=") || parameter.startsWith("-");
    }

    private static CryptoLine key(int tag, CryptoSuite suite, String parameters) {
        if (parameters.indexOf(';') >= 0) {
            return new Unusable("several keys in one crypto line are not supported");
        }
        int colon = parameters.indexOf(':');
        if (colon < 0 || !parameters.substring(0, colon).equalsIgnoreCase("inline")) {
            return new Unusable("a crypto line has no inline key");
        }
        String[] parts = parameters.substring(colon + 1).split("\\|", 4);
        Optional<byte[]> identifier = parts.length < 2 || isLifetime(parts[parts.length - 1])
                ? Optional.of(new byte[0])
                : identifier(parts[parts.length - 1]);
        boolean isRest = parts.length < 2 || parts.length == 2 || parts.length == 3 && isLifetime(parts[1]);
        return identifier.isPresent() && isRest
                ? key(tag, suite, decoded(parts[0]), identifier.get())
                : new Unusable("the lifetime or the identifier of a key cannot be read");
    }

    /** A number of packets, written out or as a power of two. A call ends long before any that somebody would write. */
    private static boolean isLifetime(String part) {
        return !part.isEmpty() && part.indexOf(':') < 0;
    }

    /** {@code 1:4} is 1 in four octets (RFC 4568 §6.1). */
    private static Optional<byte[]> identifier(String part) {
        int colon = part.indexOf(':');
        int length = colon < 1 ? -1 : Numbers.parse(part.substring(colon + 1), MAX_IDENTIFIER_BYTES);
        String digits = colon < 1 ? "" : part.substring(0, colon);
        if (length < 1
                || digits.length() > MAX_IDENTIFIER_DIGITS
                || !digits.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        long value = Long.parseLong(digits);
        var identifier = new byte[length];
        for (int at = length - 1; at >= 0; at--) {
            identifier[at] = (byte) value;
            value >>>= 8;
        }
        return value == 0 ? Optional.of(identifier) : Optional.empty();
    }

    private static CryptoLine key(int tag, CryptoSuite suite, byte[] keyAndSalt, byte[] identifier) {
        return keyAndSalt.length == suite.keyBytes()
                ? new Usable(tag, new CryptoKey(suite, keyAndSalt, identifier))
                : new Unusable("the key of a crypto line has the wrong length");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
