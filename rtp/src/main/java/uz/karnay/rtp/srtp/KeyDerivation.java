package uz.karnay.rtp.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Session keys out of a master key (RFC 3711 §4.3), once for the whole stream: the key derivation rate is zero. A salt of
 * 96 bits is filled up with zeros on its right, and a key of 256 bits drives AES-256 (RFC 6188 §3).
 */
final class KeyDerivation {

    static final int RTP_ENCRYPTION = 0;
    static final int RTP_AUTHENTICATION = 1;
    static final int RTP_SALT = 2;
    static final int RTCP_ENCRYPTION = 3;
    static final int RTCP_AUTHENTICATION = 4;
    static final int RTCP_SALT = 5;

    private static final int BLOCK_BYTES = 16;
    private static final int LABEL_AT = 7;

    private final byte[] masterKey;
    private final byte[] masterSalt;

    KeyDerivation(SrtpKey key) {
        masterKey = key.masterKey();
        masterSalt = key.masterSalt();
    }

    /** The first {@code length} octets of the key stream that {@code label} begins. */
    byte[] derive(int label, int length) {
        byte[] counter = Arrays.copyOf(masterSalt, BLOCK_BYTES);
        counter[LABEL_AT] ^= (byte) label;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(masterKey, "AES"), new IvParameterSpec(counter));
            return cipher.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has AES (Cipher, "Every implementation …")
        }
    }

    void forget() {
        Arrays.fill(masterKey, (byte) 0);
        Arrays.fill(masterSalt, (byte) 0);
    }
}
