package uz.karnay.sdp;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** The master key and salt of one direction of a stream. It shows itself to nobody who does not ask by name. */
public final class CryptoKey {

    private final CryptoSuite suite;
    private final byte[] keyAndSalt;
    private final byte[] identifier;

    /** @param keyAndSalt as long as the suite wants it; copied */
    public CryptoKey(CryptoSuite suite, byte[] keyAndSalt) {
        this(suite, keyAndSalt, new byte[0]);
    }

    /** @param identifier what packets sealed with it carry to name it (MKI); copied */
    CryptoKey(CryptoSuite suite, byte[] keyAndSalt, byte[] identifier) {
        if (keyAndSalt.length != suite.keyBytes()) {
            throw new IllegalArgumentException("a key of " + keyAndSalt.length + " octets for " + suite);
        }
        this.suite = suite;
        this.keyAndSalt = keyAndSalt.clone();
        this.identifier = identifier.clone();
    }

    public CryptoSuite suite() {
        return suite;
    }

    /** Both in clear, the key first: for whoever seals with it only. */
    public byte[] reveal() {
        return keyAndSalt.clone();
    }

    /** What packets sealed with it carry to name it; empty for nothing. */
    public byte[] identifier() {
        return identifier.clone();
    }

    /** As it is written behind {@code inline:}. */
    String base64() {
        return Base64.getEncoder().encodeToString(keyAndSalt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CryptoKey that
                && suite == that.suite
                && Arrays.equals(identifier, that.identifier)
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
