package uz.karnay.rtp.srtp;

/**
 * Encrypts and authenticates whole packets in an array, by the session keys of one direction: RTP or RTCP. Confined to
 * the stream it serves.
 */
sealed interface PacketCipher permits CounterMode, GaloisMode {

    /** What {@link #open} gives for a packet whose tag is wrong. */
    int FORGED = -1;

    /** The bit of SRTCP's last word that says that the packet is encrypted (RFC 3711 §3.4). */
    int ENCRYPTED = 1 << 31;

    /** Octets of the word that follows an RTCP packet. */
    int WORD_BYTES = 4;

    /** Octets by which a packet grows. */
    int overhead();

    /**
     * Seals a packet that begins at 0, in an array with room behind it.
     *
     * @param clear where encryption begins
     * @param index of 48 bits for RTP, of 31 for RTCP
     * @return the new length
     */
    int seal(byte[] packet, int clear, int length, int ssrc, long index);

    /** Undoes {@link #seal}, or gives {@link #FORGED} and leaves rubbish behind. */
    int open(byte[] packet, int clear, int length, int ssrc, long index);

    /** Octets that stand behind a master key identifier (RFC 3711 §3.1, RFC 7714 §8.2): the tag, or nothing. */
    int behindIdentifier();

    /** Where the word with SRTCP's index stands in a sealed packet. */
    int wordAt(int length);

    static PacketCipher rtp(SrtpSuite suite, KeyDerivation keys) {
        byte[] key = keys.derive(KeyDerivation.RTP_ENCRYPTION, suite.keyBytes());
        byte[] salt = keys.derive(KeyDerivation.RTP_SALT, suite.saltBytes());
        if (suite.isGalois()) {
            return new GaloisMode(key, salt, false);
        }
        byte[] secret = keys.derive(KeyDerivation.RTP_AUTHENTICATION, HmacSha1.BYTES);
        return new CounterMode(key, salt, new HmacSha1(secret), suite.tagBytes(), false);
    }

    static PacketCipher rtcp(SrtpSuite suite, KeyDerivation keys) {
        byte[] key = keys.derive(KeyDerivation.RTCP_ENCRYPTION, suite.keyBytes());
        byte[] salt = keys.derive(KeyDerivation.RTCP_SALT, suite.saltBytes());
        if (suite.isGalois()) {
            return new GaloisMode(key, salt, true);
        }
        byte[] secret = keys.derive(KeyDerivation.RTCP_AUTHENTICATION, HmacSha1.BYTES);
        return new CounterMode(key, salt, new HmacSha1(secret), suite.controlTagBytes(), true);
    }
}
