package uz.karnay.sip.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A host, with the port if one is named (else -1): in URIs, in Via, in {@code received}. An IPv6 address stands in
 * brackets (RFC 3261 §25.1, {@code IPv6reference}).
 */
public record HostPort(String host, int port) {

    public static final int NO_PORT = -1;

    public HostPort {
        if (!isHost(host)) {
            throw new IllegalArgumentException("not a host: " + host);
        }
        if (port < NO_PORT || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    public static HostPort of(String host) {
        return new HostPort(host, NO_PORT);
    }

    public static HostPort of(String host, int port) {
        return new HostPort(host, port);
    }

    public boolean hasPort() {
        return port != NO_PORT;
    }

    public int portOr(int otherwise) {
        return hasPort() ? port : otherwise;
    }

    /** The host as an address resolver wants it: IPv6 without brackets. */
    public String address() {
        return host.charAt(0) == '[' ? host.substring(1, host.length() - 1) : host;
    }

    static @Nullable HostPort read(Cursor in) {
        String host = readHost(in);
        return host == null ? null : in.take(':') ? readPort(host, in) : of(host);
    }

    /** {@code sent-by}, which allows space around its colon. */
    static @Nullable HostPort readSpaced(Cursor in) {
        String host = readHost(in);
        return host == null ? null : in.takeSpaced(':') ? readPort(host, in) : of(host);
    }

    private static @Nullable HostPort readPort(String host, Cursor in) {
        long port = in.digits();
        return port < 0 || port > 65_535 ? null : of(host, (int) port);
    }

    private static @Nullable String readHost(Cursor in) {
        int start = in.at();
        if (in.take('[')) {
            while (isIpv6(in.peek())) {
                in.to(in.at() + 1);
            }
            return in.take(']') && isBracketed(in.text(start, in.at())) ? in.text(start, in.at()) : null;
        }
        while (Grammar.isHost(in.peek())) {
            in.to(in.at() + 1);
        }
        return in.at() == start ? null : in.text(start, in.at());
    }

    private static boolean isHost(String text) {
        return Grammar.isHost(text) || isBracketed(text);
    }

    private static boolean isBracketed(String text) {
        return text.length() >= 4
                && text.charAt(0) == '['
                && text.charAt(text.length() - 1) == ']'
                && text.chars().filter(c -> c == ':').count() >= 2
                && text.chars().skip(1).limit(text.length() - 2L).allMatch(HostPort::isIpv6);
    }

    private static boolean isIpv6(int c) {
        return Grammar.isHex(c) || c == ':' || c == '.';
    }

    void writeTo(ByteSink out) {
        out.text(host);
        if (hasPort()) {
            out.octet(':').number(port);
        }
    }

    /** Hosts are equal whatever their case. */
    @Override
    public boolean equals(Object other) {
        return other instanceof HostPort hostPort && port == hostPort.port && host.equalsIgnoreCase(hostPort.host);
    }

    @Override
    public int hashCode() {
        return host.toLowerCase(Locale.ROOT).hashCode() * 31 + port;
    }

    @Override
    public String toString() {
        return hasPort() ? host + ":" + port : host;
    }
}
