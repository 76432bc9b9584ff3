package uz.karnay.sip.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;

/**
 * Makes nonces that need no memory: each carries when it was made and a MAC over that, the realm and the Call-ID.
 * Bound to the Call-ID, a nonce is good only on the loop that owns the call, where its uses are counted; a client that
 * takes it to another call is told it is stale. Confined to a loop.
 *
 * <pre>
 *  0               8               16                              32
 * +---------------+---------------+-------------------------------+
 * | made, nanos   | random        | HMAC-SHA-256, first 16 octets |   in Base64 for URLs, 43 characters
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
final class Nonces {

    private static final int SIGNED_BYTES = 16;
    private static final int NONCE_BYTES = 32;
    private static final int NONCE_CHARACTERS = 43;

    private final Mac mac;
    private final byte[] realm;
    private final Clock clock;
    private final Entropy entropy;

    Nonces(NonceKey key, String realm, Clock clock, Entropy entropy) {
        this.mac = key.mac();
        this.realm = realm.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
        this.entropy = entropy;
    }

    String next(String callId) {
        ByteBuffer nonce = ByteBuffer.allocate(NONCE_BYTES);
        nonce.putLong(clock.nanos()).putLong(entropy.nextLong());
        nonce.put(signature(nonce.array(), callId), 0, NONCE_BYTES - SIGNED_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce.array());
    }

    /** Whether this is a nonce of ours for that call, however old. */
    boolean isOurs(String nonce, String callId) {
        byte[] bytes = decoded(nonce);
        return bytes.length == NONCE_BYTES
                && MessageDigest.isEqual(
                        Arrays.copyOfRange(bytes, SIGNED_BYTES, NONCE_BYTES),
                        Arrays.copyOf(signature(bytes, callId), NONCE_BYTES - SIGNED_BYTES));
    }

    /** When a nonce of ours was made, by {@link Clock#nanos}. */
    static long madeNanos(String nonce) {
        return ByteBuffer.wrap(decoded(nonce)).getLong();
    }

    private static byte[] decoded(String nonce) {
        try {
            return nonce.length() == NONCE_CHARACTERS ? Base64.getUrlDecoder().decode(nonce) : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] signature(byte[] nonce, String callId) {
        mac.update(nonce, 0, SIGNED_BYTES);
        mac.update(realm);
        mac.update((byte) 0);
        return mac.doFinal(callId.getBytes(StandardCharsets.UTF_8));
    }
}
