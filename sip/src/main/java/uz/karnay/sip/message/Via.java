package uz.karnay.sip.message;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One hop of a request's way, which its responses take back (RFC 3261 §20.42): {@code SIP/2.0/UDP
 * 192.0.2.1:5060;branch=z9hG4bK776;rport}. {@code transport} is in upper case.
 */
public record Via(String transport, HostPort sentBy, Parameters parameters) implements HeaderValue {

    public Via {
        if (!Grammar.isToken(transport)) {
            throw new IllegalArgumentException("a transport is a token: " + transport);
        }
    }

    /** With it a branch is unique and identifies the transaction (RFC 3261 §8.1.1.7). */
    public static final String MAGIC_COOKIE = "z9hG4bK";

    /** A Via of our own: always asks for {@code rport} (RFC 3581 §3). */
    public static Via of(String transport, HostPort sentBy, String branch) {
        return new Via(transport, sentBy, Parameters.NONE.with("branch", branch).with("rport"));
    }

    public Optional<String> branch() {
        return parameters.value("branch");
    }

    /** The branch begins with the magic cookie and has something after it, so RFC 3261 matching applies (§17.2.3). */
    public boolean hasUniqueBranch() {
        return branch().filter(branch -> branch.length() > MAGIC_COOKIE.length() && branch.startsWith(MAGIC_COOKIE))
                .isPresent();
    }

    /** Where the request really came from, RFC 3261 §18.2.1; IPv6 with or without brackets. */
    public Optional<String> received() {
        return parameters.value("received");
    }

    /** The sender asks for, or was told, its source port (RFC 3581). */
    public boolean hasRport() {
        return parameters.has("rport");
    }

    /** The source port as filled in, or -1 if there is none yet. */
    public int rport() {
        long port = parameters.number("rport");
        return port > 65_535 ? -1 : (int) port;
    }

    public Optional<String> maddr() {
        return parameters.value("maddr");
    }

    /** {@code ttl}, or -1. */
    public int ttl() {
        long ttl = parameters.number("ttl");
        return ttl > 255 ? -1 : (int) ttl;
    }

    public Via withReceived(String address) {
        return new Via(transport, sentBy, parameters.with("received", address));
    }

    public Via withRport(int port) {
        return new Via(transport, sentBy, parameters.with("rport", Integer.toString(port)));
    }

    static @Nullable Via read(Cursor in) {
        String protocol = in.token();
        if (protocol == null || !protocol.equalsIgnoreCase("SIP") || !in.takeSpaced('/')) {
            return null;
        }
        String version = in.token();
        if (version == null || !in.takeSpaced('/')) {
            return null;
        }
        String transport = in.token();
        if (transport == null || !Grammar.isLws(in.peek())) {
            return null;
        }
        return readSentBy(in.skipLws(), transport.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Via readSentBy(Cursor in, String transport) {
        HostPort sentBy = HostPort.readSpaced(in);
        Parameters parameters = sentBy == null ? null : Parameters.read(in);
        return sentBy == null || parameters == null ? null : new Via(transport, sentBy, parameters);
    }

    @Override
    public void writeTo(ByteSink out) {
        out.text("SIP/2.0/").text(transport).octet(' ');
        sentBy.writeTo(out);
        parameters.writeTo(out);
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
