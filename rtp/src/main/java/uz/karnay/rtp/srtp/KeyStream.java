package uz.karnay.rtp.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key stream of AES in counter mode (RFC 3711 §4.1.1), a few blocks at once. It enciphers counters one by one with
 * plain AES, because the JCE's counter mode has to be made anew for every packet.
 */
final class KeyStream {

    private static final int BLOCK_BYTES = 16;
    /** Enough for 20 ms of G.711. */
    private static final int CHUNK_BYTES = 11 * BLOCK_BYTES;

    private final Cipher aes;
    private final long saltHigh;
    private final long saltLow;
    private final byte[] counters = new byte[CHUNK_BYTES];
    private final byte[] stream = new byte[CHUNK_BYTES];

    /** @param salt of 14 octets */
    KeyStream(byte[] key, byte[] salt) {
        byte[] shifted = java.util.Arrays.copyOf(salt, BLOCK_BYTES);
        saltHigh = Octets.longAt(shifted, 0);
        saltLow = Octets.longAt(shifted, Long.BYTES);
        try {
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has AES
        }
    }

    /** Adds the key stream of a packet to {@code octets[from, to)}. */
    void apply(byte[] octets, int from, int to, int ssrc, long index) {
        long high = saltHigh ^ ssrc & 0xffffffffL;
        long low = saltLow ^ index << 16;
        for (int at = from; at < to; at += CHUNK_BYTES) {
            int length = Math.min(CHUNK_BYTES, to - at);
            produce(high, low + (at - from) / BLOCK_BYTES, length + BLOCK_BYTES - 1 & -BLOCK_BYTES);
            add(octets, at, length);
        }
    }

    /** The low 16 bits of the salt are zero, and a packet has fewer than 2^16 blocks: nothing is carried. */
    private void produce(long high, long low, int length) {
        for (int at = 0; at < length; at += BLOCK_BYTES) {
            Octets.putLong(counters, at, high);
            Octets.putLong(counters, at + Long.BYTES, low + at / BLOCK_BYTES);
        }
        try {
            aes.update(counters, 0, length, stream, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // the room is enough
        }
    }

    private void add(byte[] octets, int at, int length) {
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            Octets.putLong(octets, at + i, Octets.longAt(octets, at + i) ^ Octets.longAt(stream, i));
        }
        for (; i < length; i++) {
            octets[at + i] ^= stream[i];
        }
    }
}
