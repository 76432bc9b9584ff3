package uz.karnay.sip.parse;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.virtual.SeededEntropy;

/** Bends the messages of the corpus at random: whatever comes, the parser answers, and so does what it made. */
class FuzzTest {

    private static final int MUTATIONS = 2_500;
    private static final String SHARP = "\r\n \t;,:<>\"\\%@?=/[]*()\0\377";

    private static final List<byte[]> CORPUS =
            Corpus.torture().entries().stream().map(Corpus.Entry::bytes).toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 22, 2026, 4475})
    void neverThrowsWhateverTheBytes(long seed) {
        var entropy = new SeededEntropy(seed);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bent = bend(CORPUS.get(entropy.below(CORPUS.size())), entropy);
            assertThatCode(() -> Reader.readThrough(bent))
                    .as(() -> HexFormat.of().formatHex(bent))
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] bend(byte[] message, SeededEntropy entropy) {
        byte[] bent = message;
        for (int times = 1 + entropy.below(4); times > 0; times--) {
            bent = switch (entropy.below(6)) {
                case 0 -> replace(bent, entropy, (byte) entropy.nextLong());
                case 1, 2 -> replace(bent, entropy, sharp(entropy));
                case 3 -> cut(bent, entropy);
                case 4 -> repeat(bent, entropy);
                default -> splice(bent, CORPUS.get(entropy.below(CORPUS.size())), entropy);
            };
        }
        return bent;
    }

    private static byte sharp(SeededEntropy entropy) {
        return (byte) SHARP.charAt(entropy.below(SHARP.length()));
    }

    private static byte[] replace(byte[] message, SeededEntropy entropy, byte octet) {
        byte[] bent = message.clone();
        if (bent.length > 0) {
            bent[entropy.below(bent.length)] = octet;
        }
        return bent;
    }

    /** Some bytes are gone. */
    private static byte[] cut(byte[] message, SeededEntropy entropy) {
        int from = entropy.below(message.length + 1);
        int to = Math.min(message.length, from + entropy.below(40));
        return joined(Arrays.copyOf(message, from), Arrays.copyOfRange(message, to, message.length));
    }

    /** Some bytes come twice. */
    private static byte[] repeat(byte[] message, SeededEntropy entropy) {
        int from = entropy.below(message.length + 1);
        int to = Math.min(message.length, from + entropy.below(200));
        return joined(Arrays.copyOf(message, to), Arrays.copyOfRange(message, from, message.length));
    }

    private static byte[] splice(byte[] message, byte[] other, SeededEntropy entropy) {
        int from = entropy.below(other.length + 1);
        return joined(
                Arrays.copyOf(message, entropy.below(message.length + 1)),
                Arrays.copyOfRange(other, from, other.length));
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
