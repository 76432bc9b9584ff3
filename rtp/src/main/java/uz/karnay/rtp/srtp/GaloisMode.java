package uz.karnay.rtp.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in Galois/counter mode (RFC 7714 §8, §9). The tag is a part of what is encrypted; the header is authenticated, and
 * so is the word of RTCP.
 *
 * <pre>
 * RTP   | header | encrypted payload and tag |
 * RTCP  | header | encrypted rest and tag | E, index |
 * </pre>
 */
final class GaloisMode implements PacketCipher {

    private static final int TAG_BYTES = 16;
    private static final int NONCE_BYTES = 12;

    private final SecretKeySpec key;
    private final int saltFirst;
    private final long saltRest;
    private final boolean control;
    private final Cipher cipher;
    private final byte[] nonce = new byte[NONCE_BYTES];
    private final byte[] word = new byte[WORD_BYTES];

    /** @param salt of 12 octets */
    GaloisMode(byte[] key, byte[] salt, boolean control) {
        this.key = new SecretKeySpec(key, "AES");
        this.saltFirst = Octets.intAt(salt, 0);
        this.saltRest = Octets.longAt(salt, Integer.BYTES);
        this.control = control;
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public int overhead() {
        return TAG_BYTES + (control ? WORD_BYTES : 0);
    }

    @Override
    public int behindIdentifier() {
        return 0;
    }

    @Override
    public int wordAt(int length) {
        return length - WORD_BYTES;
    }

    @Override
    public int seal(byte[] packet, int clear, int length, int ssrc, long index) {
        try {
            begin(Cipher.ENCRYPT_MODE, packet, clear, ssrc, index);
            int sealed = clear + cipher.doFinal(packet, clear, length - clear, packet, clear);
            if (control) {
                System.arraycopy(word, 0, packet, sealed, WORD_BYTES);
            }
            return length + overhead();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // no index is sealed twice, and there is room
        }
    }

    @Override
    public int open(byte[] packet, int clear, int length, int ssrc, long index) {
        int sealed = length - (control ? WORD_BYTES : 0);
        try {
            begin(Cipher.DECRYPT_MODE, packet, clear, ssrc, index);
            return clear + cipher.doFinal(packet, clear, sealed - clear, packet, clear);
        } catch (AEADBadTagException _) {
            return FORGED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // the lengths were checked
        }
    }

    /** The nonce of RFC 7714 §8.1 and §9.1: two zeros, SSRC, and the index as 48 bits, all added to the salt. */
    private void begin(int mode, byte[] packet, int clear, int ssrc, long index) throws GeneralSecurityException {
        Octets.putInt(nonce, 0, saltFirst ^ ssrc >>> 16);
        Octets.putLong(nonce, Integer.BYTES, saltRest ^ ((long) ssrc << 48 | index));
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(packet, 0, clear);
        if (control) {
            Octets.putInt(word, 0, ENCRYPTED | (int) index);
            cipher.updateAAD(word);
        }
    }
}
