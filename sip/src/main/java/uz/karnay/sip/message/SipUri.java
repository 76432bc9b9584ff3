package uz.karnay.sip.message;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SIP or SIPS URI (RFC 3261 §19.1). Holds user, password and headers as escaped on the wire, so that what was read
 * is written back unchanged, and gives them out plain. An IPv6 host keeps its brackets.
 */
public final class SipUri implements Uri {

    /** More than any peer sends; what follows stays in the last one. */
    private static final int MAX_HEADERS = 32;

    private final boolean secure;
    private final @Nullable String user;
    private final @Nullable String password;
    private final HostPort hostPort;
    private final Parameters parameters;
    private final String headers;

    private SipUri(
            boolean secure,
            @Nullable String user,
            @Nullable String password,
            HostPort hostPort,
            Parameters parameters,
            String headers) {
        this.secure = secure;
        this.user = user;
        this.password = password;
        this.hostPort = hostPort;
        this.parameters = parameters;
        this.headers = headers;
    }

    /** {@code sip:host}, for a host that may name its port. */
    public static SipUri of(HostPort host) {
        return new SipUri(false, null, null, host, Parameters.NONE, "");
    }

    /** {@code sip:user@host}, for a plain user, which is escaped where it has to be. */
    public static SipUri of(String user, HostPort host) {
        return of(host).withUser(user);
    }

    /** A URI written in a program.
     *
     * @throws IllegalArgumentException if it is not a SIP URI; wire input goes through {@link Uri#parse}
     */
    public static SipUri of(String text) {
        return Uri.parse(text)
                .filter(SipUri.class::isInstance)
                .map(SipUri.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("not a SIP URI: " + text));
    }

    @Override
    public String scheme() {
        return secure ? "sips" : "sip";
    }

    public boolean isSecure() {
        return secure;
    }

    /** Without escapes. */
    public Optional<String> user() {
        return Optional.ofNullable(user).map(Escapes::decoded);
    }

    public HostPort hostPort() {
        return hostPort;
    }

    public String host() {
        return hostPort.host();
    }

    /** The port, or -1 if the URI names none. */
    public int port() {
        return hostPort.port();
    }

    public Parameters parameters() {
        return parameters;
    }

    /** A parameter's value without escapes; empty text if it has none. */
    public Optional<String> parameter(String name) {
        return parameters.value(name).map(Escapes::decoded);
    }

    /** {@code transport}, in lower case. */
    public Optional<String> transport() {
        return parameter("transport").map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** A loose router's URI: has {@code lr} (RFC 3261 §19.1.1). */
    public boolean isLooseRouter() {
        return parameters.has("lr");
    }

    /** The headers after the question mark as on the wire; empty if there are none. */
    public String headers() {
        return headers;
    }

    /** The value of a header after the question mark, without escapes (RFC 3261 §19.1.1). */
    public Optional<String> header(String name) {
        for (String pair : headers.split("&", MAX_HEADERS)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && Escapes.decoded(pair.substring(0, equals)).equalsIgnoreCase(name)) {
                return Optional.of(Escapes.decoded(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    public SipUri withUser(String plain) {
        return new SipUri(secure, Escapes.encoded(plain, SipUri::isBareInUser), null, hostPort, parameters, headers);
    }

    public SipUri withoutUser() {
        return new SipUri(secure, null, null, hostPort, parameters, headers);
    }

    public SipUri withHostPort(HostPort changed) {
        return new SipUri(secure, user, password, changed, parameters, headers);
    }

    public SipUri withParameter(String name) {
        return withParameters(parameters.with(name));
    }

    public SipUri withParameter(String name, String plain) {
        return withParameters(parameters.withRaw(name, Escapes.encoded(plain, Grammar::isUriParameter)));
    }

    public SipUri withoutParameter(String name) {
        return withParameters(parameters.without(name));
    }

    public SipUri withParameters(Parameters changed) {
        return new SipUri(secure, user, password, hostPort, changed, headers);
    }

    public SipUri withoutHeaders() {
        return new SipUri(secure, user, password, hostPort, parameters, "");
    }

    /** The colon would begin a password, and {@code ; ?} are taken for the end of the user by too many peers. */
    private static boolean isBareInUser(int c) {
        return Grammar.isUser(c) && c != ':' && c != ';' && c != '?';
    }

    @Override
    public boolean isEquivalentTo(Uri other) {
        return other instanceof SipUri uri && SipUriEquivalence.same(this, uri);
    }

    @Nullable
    String rawUser() {
        return user;
    }

    @Nullable
    String rawPassword() {
        return password;
    }

    static @Nullable SipUri readAfterScheme(Cursor in, boolean secure) {
        int at = indexOf('@', in);
        String user = null;
        String password = null;
        if (at >= 0) {
            int colon = indexOf(':', in);
            int userEnd = colon >= 0 && colon < at ? colon : at;
            user = userText(in, in.at(), userEnd);
            password = userEnd < at ? userText(in, userEnd + 1, at) : null;
            if (user == null || user.isEmpty() || userEnd < at && password == null) {
                return null;
            }
            in.to(at + 1);
        }
        return readAfterUser(in, secure, user, password);
    }

    private static @Nullable SipUri readAfterUser(
            Cursor in, boolean secure, @Nullable String user, @Nullable String password) {
        HostPort hostPort = HostPort.read(in);
        Parameters parameters = hostPort == null ? null : Parameters.readUri(in);
        String headers = parameters == null ? null : readHeaders(in);
        return hostPort == null || parameters == null || headers == null
                ? null
                : new SipUri(secure, user, password, hostPort, parameters, headers);
    }

    private static @Nullable String readHeaders(Cursor in) {
        if (in.atEnd()) {
            return "";
        }
        if (!in.take('?')) {
            return null;
        }
        int start = in.at();
        while (!in.atEnd()) {
            int c = in.peek();
            if (!Grammar.isUriParameter(c) && c != '?' && c != '=') {
                return null;
            }
            in.to(in.at() + 1);
        }
        return in.at() == start ? null : Escapes.checked(in.text(start, in.at()));
    }

    private static @Nullable String userText(Cursor in, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Grammar.isUser(in.bytes()[i] & 0xff)) {
                return null;
            }
        }
        return Escapes.checked(in.text(from, to));
    }

    private static int indexOf(char c, Cursor in) {
        for (int i = in.at(); i < in.end(); i++) {
            if (in.bytes()[i] == c) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void writeTo(ByteSink out) {
        out.text(secure ? "sips:" : "sip:");
        if (user != null) {
            out.text(user);
            if (password != null) {
                out.octet(':').text(password);
            }
            out.octet('@');
        }
        hostPort.writeTo(out);
        parameters.writeTo(out);
        if (!headers.isEmpty()) {
            out.octet('?').text(headers);
        }
    }

    /** The same text but for the case of host and parameter names; {@link #isEquivalentTo} is the RFC's looser rule. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SipUri uri
                && secure == uri.secure
                && Objects.equals(user, uri.user)
                && Objects.equals(password, uri.password)
                && hostPort.equals(uri.hostPort)
                && parameters.equals(uri.parameters)
                && headers.equals(uri.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(secure, user, hostPort);
    }

    /** The URI as on the wire, but never its password (RFC 3261 §19.1.1 advises against having one). */
    @Override
    public String toString() {
        var out = new ByteSink(64);
        (password == null ? this : new SipUri(secure, user, null, hostPort, parameters, headers)).writeTo(out);
        return out.toString();
    }
}
