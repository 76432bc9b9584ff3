package uz.karnay.rtp.srtp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** HMAC-SHA1 (RFC 2104) into an array of its own: the JCE's Mac allocates two for every packet. */
final class HmacSha1 {

    static final int BYTES = 20;

    private static final int BLOCK_BYTES = 64;
    private static final int SHORT_BYTES = 256;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest sha = sha1();
    /** The inner pad, and room for a short text: hashed in one go, it costs an eighth less. */
    private final byte[] inner = new byte[BLOCK_BYTES + SHORT_BYTES];

    /** The outer pad, and room for the inner digest. */
    private final byte[] outer = new byte[BLOCK_BYTES + BYTES];

    private final byte[] result = new byte[BYTES];

    /** @param secret at most as long as a block */
    HmacSha1(byte[] secret) {
        Arrays.fill(inner, 0, BLOCK_BYTES, INNER);
        Arrays.fill(outer, 0, BLOCK_BYTES, OUTER);
        for (int i = 0; i < secret.length; i++) {
            inner[i] ^= secret[i];
            outer[i] ^= secret[i];
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** The code of the first octets of {@code text}; overwritten by the next one. */
    byte[] of(byte[] text, int length) {
        try {
            hashInner(text, length);
            sha.digest(outer, BLOCK_BYTES, BYTES);
            sha.update(outer);
            sha.digest(result, 0, BYTES);
            return result;
        } catch (DigestException e) {
            throw new IllegalStateException(e); // the room is enough
        }
    }

    private void hashInner(byte[] text, int length) {
        if (length <= SHORT_BYTES) {
            System.arraycopy(text, 0, inner, BLOCK_BYTES, length);
            sha.update(inner, 0, BLOCK_BYTES + length);
        } else {
            sha.update(inner, 0, BLOCK_BYTES);
            sha.update(text, 0, length);
        }
    }
}
