package uz.karnay.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What media are sealed with by its name in {@code a=crypto} (RFC 4568 §6.2, RFC 7714 §14.1). */
public enum CryptoSuite {
    AEAD_AES_256_GCM(44),
    AEAD_AES_128_GCM(28),
    AES_CM_128_HMAC_SHA1_80(30),
    AES_CM_128_HMAC_SHA1_32(30);

    /**
     * What we offer, in this order: what every phone knows comes first, because some read no further. The other two are
     * taken and not offered: an INVITE has to stay below 1300 octets to travel over UDP (RFC 3261 §18.1.1).
     */
    static final List<CryptoSuite> OFFER = List.of(AES_CM_128_HMAC_SHA1_80, AEAD_AES_256_GCM);

    private final int keyBytes;

    CryptoSuite(int keyBytes) {
        this.keyBytes = keyBytes;
    }

    /** Octets of master key and master salt together. */
    public int keyBytes() {
        return keyBytes;
    }

    static Optional<CryptoSuite> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        for (CryptoSuite suite : values()) {
            if (suite.name().equals(wanted)) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }
}
