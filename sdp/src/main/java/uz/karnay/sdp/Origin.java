package uz.karnay.sdp;

import java.net.InetAddress;

/**
 * Who made a description, and which version of it this is: {@code o=} (RFC 8866 §5.2). The numbers are kept as text,
 * because they may be longer than any integer.
 */
public record Origin(
        String username, String sessionId, String version, String networkType, String addressType, String address) {

    static Origin of(long sessionId, long version, InetAddress address) {
        return new Origin(
                "-",
                Long.toUnsignedString(sessionId),
                Long.toUnsignedString(version),
                Connection.INTERNET,
                Connection.typeOf(address),
                Connection.textOf(address));
    }

    @Override
    public String toString() {
        return String.join(" ", username, sessionId, version, networkType, addressType, address);
    }
}
