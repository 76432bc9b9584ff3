package uz.karnay.sip.auth;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uz.karnay.loop.Entropy;

/**
 * The secret by which Karnay knows a nonce of its own. Drawn at start, shared by all loops, never stored: after a
 * restart old nonces are stale. Immutable, any thread.
 */
public final class NonceKey {

    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;

    private NonceKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, MAC);
    }

    public static NonceKey draw(Entropy entropy) {
        var bytes = new byte[32];
        entropy.fill(bytes);
        return new NonceKey(bytes);
    }

    Mac mac() {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("this Java has no " + MAC, missing);
        }
    }

    @Override
    public String toString() {
        return "NonceKey";
    }
}
