package uz.karnay.sip.auth;

import java.util.HexFormat;
import java.util.Optional;
import uz.karnay.sip.message.Authentication;
import uz.karnay.sip.message.Parameters;

/**
 * The answer to a {@link DigestChallenge} (RFC 3261 §20.7, RFC 7616 §3.4). {@code opaque} and {@code cnonce} are empty
 * and {@code nonceCount} is 0 where they are absent, which they are without qop.
 */
public record DigestCredentials(
        String username,
        String realm,
        String nonce,
        String uri,
        DigestAlgorithm algorithm,
        Qop qop,
        long nonceCount,
        String cnonce,
        String opaque,
        String response) {

    private static final long MAX_NONCE_COUNT = 0xffff_ffffL;

    /** The credentials, if they are a digest with all its parts and an algorithm and qop we know. */
    public static Optional<DigestCredentials> from(Authentication credentials) {
        Parameters parameters = credentials.parameters();
        Optional<DigestAlgorithm> algorithm =
                DigestAlgorithm.of(parameters.value("algorithm").orElse("MD5"));
        Optional<Qop> qop = parameters.value("qop").map(Qop::of).orElse(Optional.of(Qop.NONE));
        if (!credentials.isDigest() || algorithm.isEmpty() || qop.isEmpty() || !hasAllParts(parameters, qop.get())) {
            return Optional.empty();
        }
        long nonceCount = qop.get() == Qop.NONE ? 0 : count(text(parameters, "nc"));
        return nonceCount < 0
                ? Optional.empty()
                : Optional.of(new DigestCredentials(
                        text(parameters, "username"),
                        text(parameters, "realm"),
                        text(parameters, "nonce"),
                        text(parameters, "uri"),
                        algorithm.get(),
                        qop.get(),
                        nonceCount,
                        text(parameters, "cnonce"),
                        text(parameters, "opaque"),
                        text(parameters, "response")));
    }

    private static boolean hasAllParts(Parameters parameters, Qop qop) {
        return parameters.has("username")
                && parameters.has("realm")
                && parameters.has("nonce")
                && parameters.has("uri")
                && parameters.has("response")
                && (qop == Qop.NONE || parameters.has("nc") && parameters.has("cnonce"));
    }

    private static String text(Parameters parameters, String name) {
        return parameters.value(name).orElse("");
    }

    /** {@code 8LHEX}; -1 for anything else and for zero, which no client counts. */
    private static long count(String hex) {
        if (hex.length() != 8 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            return -1;
        }
        long count = HexFormat.fromHexDigitsToLong(hex);
        return count == 0 || count > MAX_NONCE_COUNT ? -1 : count;
    }

    public Authentication toAuthentication() {
        Parameters parameters = Parameters.NONE
                .withQuoted("username", username)
                .withQuoted("realm", realm)
                .withQuoted("nonce", nonce)
                .withQuoted("uri", uri)
                .withQuoted("response", response)
                .with("algorithm", algorithm.wireName());
        if (!cnonce.isEmpty()) {
            parameters = parameters.withQuoted("cnonce", cnonce);
        }
        if (!opaque.isEmpty()) {
            parameters = parameters.withQuoted("opaque", opaque);
        }
        if (qop != Qop.NONE) {
            parameters = parameters.with("qop", qop.wireName()).with("nc", nonceCountText());
        }
        return new Authentication("Digest", parameters);
    }

    String nonceCountText() {
        return HexFormat.of().toHexDigits((int) nonceCount);
    }

    DigestCredentials withResponse(String computed) {
        return new DigestCredentials(username, realm, nonce, uri, algorithm, qop, nonceCount, cnonce, opaque, computed);
    }

    /** Who and where, never what: the response helps to guess the password. */
    @Override
    public String toString() {
        return "DigestCredentials[" + username + "@" + realm + "]";
    }
}
