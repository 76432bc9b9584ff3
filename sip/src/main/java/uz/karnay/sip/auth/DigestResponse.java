package uz.karnay.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.Method;

/** The arithmetic of digest, RFC 7616 §3.4.1 to §3.4.3, and RFC 2617 §3.2.2.1 for a challenge without qop. */
final class DigestResponse {

    private static final byte COLON = ':';

    private DigestResponse() {}

    /** What {@code response} has to be in these credentials, as lower-case hexadecimals. */
    static String of(DigestCredentials credentials, String password, Method method, Body body) {
        DigestAlgorithm algorithm = credentials.algorithm();
        String secret = hash(algorithm, credentials.username(), credentials.realm(), password);
        if (algorithm.isSession()) {
            secret = hash(algorithm, secret, credentials.nonce(), credentials.cnonce());
        }
        String request = requestHash(credentials, method, body);
        return credentials.qop() == Qop.NONE
                ? hash(algorithm, secret, credentials.nonce(), request)
                : hash(
                        algorithm,
                        secret,
                        credentials.nonce(),
                        credentials.nonceCountText(),
                        credentials.cnonce(),
                        credentials.qop().wireName(),
                        request);
    }

    private static String requestHash(DigestCredentials credentials, Method method, Body body) {
        return credentials.qop() == Qop.AUTH_INT
                ? hash(credentials.algorithm(), method.name(), credentials.uri(), hash(credentials.algorithm(), body))
                : hash(credentials.algorithm(), method.name(), credentials.uri());
    }

    private static String hash(DigestAlgorithm algorithm, Body body) {
        MessageDigest hash = algorithm.hash();
        hash.update(body.buffer());
        return HexFormat.of().formatHex(hash.digest());
    }

    private static String hash(DigestAlgorithm algorithm, String... parts) {
        MessageDigest hash = algorithm.hash();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                hash.update(COLON);
            }
            hash.update(parts[i].getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(hash.digest());
    }
}
