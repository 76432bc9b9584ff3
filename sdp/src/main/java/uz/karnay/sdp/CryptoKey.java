package uz.karnay.sdp;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** The master key and salt of one direction of a stream. It shows itself to nobody who does not ask by name. */
public final class CryptoKey {

    private final CryptoSuite suite;
    private final byte[] keyAndSalt;

    /** @param keyAndSalt as long as the suite wants it; copied */
    public CryptoKey(CryptoSuite suite, byte[] keyAndSalt) {
        if (keyAndSalt.length != suite.keyBytes()) {
            throw new IllegalArgumentException("a key of " + keyAndSalt.length + " octets for " + suite);
        }
        this.suite = suite;
        this.keyAndSalt = keyAndSalt.clone();
    }

    public CryptoSuite suite() {
        return suite;
    }

    /** Both in clear, the key first: for whoever seals with it only. */
    public byte[] reveal() {
        return keyAndSalt.clone();
    }

    /** As it is written behind {@code inline:}. */
    String base64() {
        return Base64.getEncoder().encodeToString(keyAndSalt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CryptoKey that
                && suite == that.suite
                && MessageDigest.isEqual(keyAndSalt, that.keyAndSalt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keyAndSalt);
    }

    @Override
    public String toString() {
        return suite + " ***";
    }
}
