package uz.karnay.sip.transport;

import java.nio.charset.StandardCharsets;
import uz.karnay.loop.Entropy;

/**
 * Decides which call loop owns a message: by a hash of its Call-ID, found by a scan and not by a parse. The two legs of
 * a call live on one loop because an outgoing leg draws Call-IDs until one hashes there. Stateless, any thread.
 */
public final class CallIdRouter {

    private static final int TOKEN_CHARACTERS = 22;
    private static final int SPREAD = 0x9e3779b9;

    private CallIdRouter() {}

    /**
     * The owner of a raw message, in {@code [0, loopCount)}; 0 when it has no Call-ID, so that it is refused in one
     * place. Reads the header's name in its long and compact form (RFC 3261 §7.3.3), never the body.
     */
    public static int ownerOf(byte[] message, int offset, int length, int loopCount) {
        if (loopCount == 1) {
            return 0;
        }
        int end = offset + length;
        int line = nextLine(message, offset, end);
        while (line < end && message[line] != '\r' && message[line] != '\n') {
            int value = callIdValue(message, line, end);
            if (value >= 0) {
                return owner(hash(message, value, end), loopCount);
            }
            line = nextLine(message, line, end);
        }
        return 0;
    }

    /** The owner of a call by its Call-ID, in {@code [0, loopCount)}. */
    public static int ownerOf(String callId, int loopCount) {
        byte[] bytes = callId.getBytes(StandardCharsets.UTF_8);
        return owner(hash(bytes, 0, bytes.length), loopCount);
    }

    /** A new Call-ID that belongs to the given loop; about {@code loopCount} draws. */
    public static String ownCallId(int loopIndex, int loopCount, Entropy entropy) {
        while (true) {
            String callId = entropy.token(TOKEN_CHARACTERS);
            if (ownerOf(callId, loopCount) == loopIndex) {
                return callId;
            }
        }
    }

    private static int owner(int hash, int loopCount) {
        return Integer.remainderUnsigned((hash ^ hash >>> 16) * SPREAD >>> 1, loopCount);
    }

    private static int hash(byte[] bytes, int from, int end) {
        int hash = 1;
        for (int i = from; i < end && Byte.toUnsignedInt(bytes[i]) > ' '; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** Where the Call-ID's value begins, or -1 when the line is another header. */
    private static int callIdValue(byte[] message, int line, int end) {
        int colon = nameEnd(message, line, end);
        if (colon < 0) {
            return -1;
        }
        int i = skipBlanks(message, colon, end);
        if (i >= end || message[i] != ':') {
            return -1;
        }
        return skipBlanksAndFolds(message, i + 1, end);
    }

    private static int nameEnd(byte[] message, int line, int end) {
        if (matches(message, line, end, "call-id")) {
            return line + 7;
        }
        return matches(message, line, end, "i") ? line + 1 : -1;
    }

    private static boolean matches(byte[] message, int at, int end, String name) {
        if (at + name.length() >= end) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lower(message[at + i]) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }

    private static int skipBlanks(byte[] message, int at, int end) {
        int i = at;
        while (i < end && (message[i] == ' ' || message[i] == '\t')) {
            i++;
        }
        return i;
    }

    private static int skipBlanksAndFolds(byte[] message, int at, int end) {
        int i = at;
        while (i < end && (message[i] == ' ' || message[i] == '\t' || message[i] == '\r' || message[i] == '\n')) {
            i++;
        }
        return i;
    }

    private static int nextLine(byte[] message, int at, int end) {
        int i = at;
        while (i < end && message[i] != '\n') {
            i++;
        }
        return i + 1;
    }
}
