package uz.karnay.sip.transport;

import java.util.Locale;
import java.util.Optional;

/** What carries SIP: the transport of a Via (RFC 3261 §20.42; WS and WSS: RFC 7118 §5). */
public enum Protocol {
    UDP(false, 5060),
    TCP(true, 5060),
    TLS(true, 5061),
    WS(true, 80),
    WSS(true, 443);

    private final boolean reliable;
    private final int defaultPort;

    Protocol(boolean reliable, int defaultPort) {
        this.reliable = reliable;
        this.defaultPort = defaultPort;
    }

    /** Whether a lost message is somebody else's work, so that no transaction resends (RFC 3261 §17). */
    public boolean isReliable() {
        return reliable;
    }

    public boolean isSecure() {
        return this == TLS || this == WSS;
    }

    /** The port where a URI or a Via names none (RFC 3261 §18.2.2, §19.1.2). */
    public int defaultPort() {
        return defaultPort;
    }

    /** The value of a URI's {@code transport} parameter. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The protocol of a Via or of a {@code transport} parameter, in any case of letters. */
    public static Optional<Protocol> named(String name) {
        for (Protocol protocol : values()) {
            if (protocol.name().equalsIgnoreCase(name)) {
                return Optional.of(protocol);
            }
        }
        return Optional.empty();
    }
}
