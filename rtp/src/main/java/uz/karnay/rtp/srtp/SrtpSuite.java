package uz.karnay.rtp.srtp;

/** What packets are sealed with, by its name in the registry of SRTP crypto suites (RFC 4568 §6.2, RFC 7714 §14.1). */
public enum SrtpSuite {
    AES_CM_128_HMAC_SHA1_80(16, 14, 10, 10),
    /** Its SRTCP has the long tag all the same (RFC 4568 §6.2.2). */
    AES_CM_128_HMAC_SHA1_32(16, 14, 4, 10),
    AEAD_AES_128_GCM(16, 12, 16, 16),
    AEAD_AES_256_GCM(32, 12, 16, 16);

    private final int keyBytes;
    private final int saltBytes;
    private final int tagBytes;
    private final int controlTagBytes;

    SrtpSuite(int keyBytes, int saltBytes, int tagBytes, int controlTagBytes) {
        this.keyBytes = keyBytes;
        this.saltBytes = saltBytes;
        this.tagBytes = tagBytes;
        this.controlTagBytes = controlTagBytes;
    }

    /** Octets of the master key, 16 or 32. */
    public int keyBytes() {
        return keyBytes;
    }

    /** Octets of the master salt, 12 or 14. */
    public int saltBytes() {
        return saltBytes;
    }

    /** Octets that are agreed: the master key, and the master salt behind it. */
    public int keyAndSaltBytes() {
        return keyBytes + saltBytes;
    }

    /** Octets by which an RTP packet grows. */
    public int tagBytes() {
        return tagBytes;
    }

    /** Octets by which an RTCP packet grows, besides the four of its index. */
    int controlTagBytes() {
        return controlTagBytes;
    }

    boolean isGalois() {
        return this == AEAD_AES_128_GCM || this == AEAD_AES_256_GCM;
    }
}
