package uz.karnay.rtp.srtp;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import uz.karnay.loop.Entropy;

/**
 * The master key and master salt of one direction of a stream (RFC 3711 §3.2.1), with the identifier that packets sealed with
 * it carry, if any. It shows itself to nobody who does not ask by name.
 */
public final class SrtpKey implements Destroyable {

    private static final byte[] NOT_IDENTIFIED = {};

    private final SrtpSuite suite;
    private final byte[] keyAndSalt;
    private final byte[] identifier;
    private boolean destroyed;

    private SrtpKey(SrtpSuite suite, byte[] keyAndSalt, byte[] identifier) {
        this.suite = suite;
        this.keyAndSalt = keyAndSalt;
        this.identifier = identifier;
    }

    /** @param keyAndSalt as long as the suite wants it; copied */
    public static SrtpKey of(SrtpSuite suite, byte[] keyAndSalt) {
        return of(suite, keyAndSalt, NOT_IDENTIFIED);
    }

    /**
     * One whose packets name it.
     *
     * @param identifier the octets of the master key identifier (MKI); copied
     */
    public static SrtpKey of(SrtpSuite suite, byte[] keyAndSalt, byte[] identifier) {
        if (keyAndSalt.length != suite.keyAndSaltBytes()) {
            throw new IllegalArgumentException("a key of " + keyAndSalt.length + " octets for " + suite);
        }
        return new SrtpKey(suite, keyAndSalt.clone(), identifier.clone());
    }

    /** A fresh one. */
    public static SrtpKey draw(SrtpSuite suite, Entropy entropy) {
        var keyAndSalt = new byte[suite.keyAndSaltBytes()];
        entropy.fill(keyAndSalt);
        return new SrtpKey(suite, keyAndSalt, NOT_IDENTIFIED);
    }

    public SrtpSuite suite() {
        return suite;
    }

    /** Both in clear, the key first: for the description that is sent to the peer only. */
    public byte[] reveal() {
        requireAlive();
        return keyAndSalt.clone();
    }

    /** What packets sealed with it carry; empty for nothing. */
    byte[] identifier() {
        return identifier.clone();
    }

    byte[] masterKey() {
        requireAlive();
        return Arrays.copyOf(keyAndSalt, suite.keyBytes());
    }

    byte[] masterSalt() {
        requireAlive();
        return Arrays.copyOfRange(keyAndSalt, suite.keyBytes(), keyAndSalt.length);
    }

    private void requireAlive() {
        if (destroyed) {
            throw new IllegalStateException("the key is destroyed");
        }
    }

    /** Overwrites it; senders and receivers that were made of it go on. */
    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(keyAndSalt, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpKey that
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
