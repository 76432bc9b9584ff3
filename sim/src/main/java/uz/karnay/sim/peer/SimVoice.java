package uz.karnay.sim.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A name as sound: its hexadecimal digits as octets of A-law, or those of µ-law with the same levels, so that it is
 * understood behind Karnay's conversion from one to the other (ITU-T G.711 tables 3 and 4; sixteen octets that come back
 * the same).
 */
final class SimVoice {

    private static final int PCMU = 0;
    private static final String DIGITS = "0123456789abcdef";
    private static final byte[] IN_MU_LAW = HexFormat.of().parseHex("1a1b18191e1f1c1d12134946474c4d4a");

    private SimVoice() {}

    static byte[] say(String name, int codec) {
        byte[] digits = HexFormat.of().formatHex(name.getBytes(US_ASCII)).getBytes(US_ASCII);
        if (codec == PCMU) {
            for (int i = 0; i < digits.length; i++) {
                digits[i] = IN_MU_LAW[DIGITS.indexOf(digits[i])];
            }
        }
        return digits;
    }

    /** The name that is heard; null for noise. */
    static @Nullable String hear(byte[] sound, int codec) {
        var digits = new StringBuilder();
        for (byte octet : sound) {
            int digit = codec == PCMU ? inMuLaw(octet) : DIGITS.indexOf(octet);
            if (digit < 0) {
                return null;
            }
            digits.append(DIGITS.charAt(digit));
        }
        boolean whole = digits.length() % 2 == 0;
        return whole ? new String(HexFormat.of().parseHex(digits), US_ASCII) : null;
    }

    private static int inMuLaw(byte octet) {
        for (int digit = 0; digit < IN_MU_LAW.length; digit++) {
            if (IN_MU_LAW[digit] == octet) {
                return digit;
            }
        }
        return -1;
    }
}
