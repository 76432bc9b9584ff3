package uz.karnay.sip.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The hash of a digest, weakest first (RFC 8760 §2.1); the {@code -sess} forms mix nonces into the secret (RFC 7616 §3.4.2). */
public enum DigestAlgorithm {
    MD5_SESS("MD5-sess", "MD5", true),
    MD5("MD5", "MD5", false),
    SHA_256_SESS("SHA-256-sess", "SHA-256", true),
    SHA_256("SHA-256", "SHA-256", false),
    SHA_512_256_SESS("SHA-512-256-sess", "SHA-512/256", true),
    SHA_512_256("SHA-512-256", "SHA-512/256", false);

    private final String wireName;
    private final String hashName;
    private final boolean session;

    DigestAlgorithm(String wireName, String hashName, boolean session) {
        this.wireName = wireName;
        this.hashName = hashName;
        this.session = session;
    }

    /** The algorithm of that name, in any case. */
    public static Optional<DigestAlgorithm> of(String wireName) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wireName.equalsIgnoreCase(wireName))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    boolean isSession() {
        return session;
    }

    MessageDigest hash() {
        try {
            return MessageDigest.getInstance(hashName);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no " + hashName, missing);
        }
    }
}
