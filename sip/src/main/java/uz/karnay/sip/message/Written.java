package uz.karnay.sip.message;

import java.nio.charset.StandardCharsets;

/**
 * A message as it was sent, to be sent again: its bytes and nothing else, because repetitions may be asked for half a
 * minute after everything else about the message has been forgotten. Immutable.
 */
public final class Written {

    private final byte[] bytes;

    private Written(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Written of(SipMessage message) {
        return new Written(message.toBytes());
    }

    public void writeTo(ByteSink out) {
        out.bytes(bytes, 0, bytes.length);
    }

    /** The whole message, for tests: it may hold credentials. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The size only. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
