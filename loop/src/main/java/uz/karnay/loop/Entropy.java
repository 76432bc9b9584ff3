package uz.karnay.loop;

/**
 * The only source of chance: tags, branches, nonces, SSRCs. In production it cannot be guessed (RFC 3261 §19.3 asks
 * for 32 random bits in a tag, RFC 3550 §8.1 for an unpredictable SSRC); in a simulation it replays from a seed.
 */
public interface Entropy {

    /** Sixty-four random bits. */
    long nextLong();

    /** Uniform in {@code [0, bound)}. */
    default int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        return (int) Long.remainderUnsigned(nextLong(), bound);
    }

    /** A word of {@code length} characters of {@code [0-9a-z]} without look-alikes, five random bits each. */
    default String token(int length) {
        var letters = new byte[length];
        long bits = 0;
        for (int i = 0; i < length; i++) {
            if (i % 12 == 0) {
                bits = nextLong();
            }
            letters[i] = (byte) ALPHABET.charAt((int) (bits & 31));
            bits >>>= 5;
        }
        return new String(letters, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Fills {@code target} with random bytes. */
    default void fill(byte[] target) {
        long bits = 0;
        for (int i = 0; i < target.length; i++) {
            if (i % Long.BYTES == 0) {
                bits = nextLong();
            }
            target[i] = (byte) bits;
            bits >>>= Byte.SIZE;
        }
    }

    /** Thirty-two characters, so that five bits choose one; i, l, o and u are left out. */
    String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    /** Entropy of the operating system. Any thread. */
    static Entropy secure() {
        return new SecureEntropy();
    }
}
