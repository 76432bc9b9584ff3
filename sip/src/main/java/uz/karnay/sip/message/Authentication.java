package uz.karnay.sip.message;

import org.jspecify.annotations.Nullable;

/**
 * A challenge or its answer, in whatever scheme: {@code Digest realm="example.com", nonce="…"} (RFC 3261 §20.7, §20.27,
 * §20.28, §20.44). Authentication-Info has parameters only, so its scheme is empty text.
 */
public record Authentication(String scheme, Parameters parameters) implements HeaderValue {

    public Authentication {
        if (!scheme.isEmpty() && !Grammar.isToken(scheme)) {
            throw new IllegalArgumentException("a scheme is a token: " + scheme);
        }
    }

    public boolean isDigest() {
        return scheme.equalsIgnoreCase("Digest");
    }

    static @Nullable Authentication read(Cursor in) {
        String scheme = in.token();
        if (scheme == null || !Grammar.isLws(in.peek())) {
            return null;
        }
        Parameters parameters = Parameters.readCommaSeparated(in);
        return parameters == null ? null : new Authentication(scheme, parameters);
    }

    static @Nullable Authentication readWithoutScheme(Cursor in) {
        Parameters parameters = Parameters.readCommaSeparated(in);
        return parameters == null ? null : new Authentication("", parameters);
    }

    @Override
    public void writeTo(ByteSink out) {
        out.text(scheme).text(scheme.isEmpty() ? "" : " ");
        parameters.writeCommaSeparated(out);
    }

    /** The scheme only: the rest helps to guess a password. */
    @Override
    public String toString() {
        return scheme;
    }
}
