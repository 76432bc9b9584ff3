package uz.karnay.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test vectors of the standards. */
class SrtpVectorsTest {

    private static final byte[] MASTER = hex("E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6");

    private static final String GALLIA =
            "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e69732064697669736120" + "696e207061727465732074726573";
    private static final String MARS = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
            + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
    private static final byte[] QUID_PRO_QUO = hex("517569642070726f2071756f");
    private static final int MARS_INDEX = 0x5d4;

    /** RFC 3711 B.2. */
    @Test
    void producesTheKeyStreamOfTheStandard() {
        var stream = new KeyStream(hex("2B7E151628AED2A6ABF7158809CF4F3C"), hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));
        var octets = new byte[0xff02 * 16];
        stream.apply(octets, 0, octets.length, 0, 0);
        assertThat(text(Arrays.copyOf(octets, 48)))
                .isEqualTo("e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab"
                        + "41e95b3bb0a2e8dd477901e4fca894c0");
        assertThat(text(Arrays.copyOfRange(octets, 0xfeff * 16, 0xff02 * 16)))
                .isEqualTo("ec8cdf7398607cb0f2d21675ea9ea1e4362b7c3c6773516318a077d7fc5073ae"
                        + "6a2cc3787889374fbeb4c81b17ba6c44");
    }

    /** RFC 3711 B.3. */
    @Test
    void derivesTheSessionKeysOfTheStandard() {
        var keys = new KeyDerivation(SrtpKey.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80, MASTER));
        assertThat(text(keys.derive(KeyDerivation.RTP_ENCRYPTION, 16))).isEqualTo("c61e7a93744f39ee10734afe3ff7a087");
        assertThat(text(keys.derive(KeyDerivation.RTP_SALT, 14))).isEqualTo("30cbbc08863d8c85d49db34a9ae1");
        assertThat(text(keys.derive(KeyDerivation.RTP_AUTHENTICATION, 94)))
                .isEqualTo("cebe321f6ff7716b6fd4ab49af256a156d38baa48f0a0acf3c34e2359e6cdbcee049646c43d9327ad175578e"
                        + "f72270986371c10c9a369ac2f94a8c5fbcdddc256d6e919a48b610ef17c2041e474035766b68642c59bbfc2f"
                        + "34db60dbdfb2");
    }

    /** What other implementations make of the master key of RFC 3711 B.3: packet and report of libSRTP's own test. */
    @Test
    void sealsLikeOthers() {
        var key = SrtpKey.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80, MASTER);
        ByteBuffer packet = direct("800f1234decafbadcafebabeabababababababababababababababab");
        assertThat(new SrtpSender(key).seal(packet)).isEqualTo(SrtpOutcome.DONE);
        assertThat(text(packet))
                .isEqualTo("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");

        ByteBuffer report = direct("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");
        assertThat(new SrtpReceiver(key).openControl(report)).isEqualTo(SrtpOutcome.DONE);
        assertThat(text(report)).isEqualTo("81c8000bcafebabe" + "ab".repeat(16));
    }

    /** RFC 7714 §16.1 and §16.2. */
    @ParameterizedTest
    @CsvSource({
        "16, f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce",
        "32, 32b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f1ba63799b87b7aa3db36dfffd6b0f9bb7878d7a76c13"
    })
    void sealsAndOpensGalliaInThreeParts(int keyBytes, String sealed) {
        GaloisMode rtp = galois(keyBytes, false);
        ByteBuffer packet = direct(GALLIA);
        assertThat(new SrtpSender(rtp, galois(keyBytes, true)).seal(packet)).isEqualTo(SrtpOutcome.DONE);
        assertThat(text(packet)).isEqualTo(GALLIA.substring(0, 24) + sealed);
        assertThat(new SrtpReceiver(rtp, galois(keyBytes, true)).open(packet)).isEqualTo(SrtpOutcome.DONE);
        assertThat(text(packet)).isEqualTo(GALLIA);
    }

    /** RFC 7714 §17.1 and §17.2. */
    @ParameterizedTest
    @CsvSource({
        "16, 63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4",
        "32, d50ae4d1f5ce5d304ba297e47d470c282c3ece5dbffe0a50a2eaa5c1110555be8415f658c61de0476f1b6fad1d1eb30c4446839f57ff6f6cb26ac3be800005d4"
    })
    void sealsAndOpensTheReportFromMars(int keyBytes, String sealed) {
        GaloisMode rtcp = galois(keyBytes, true);
        byte[] octets = Arrays.copyOf(hex(MARS), 100);
        int length = rtcp.seal(octets, 8, MARS.length() / 2, 0x4d617273, MARS_INDEX);
        assertThat(text(Arrays.copyOf(octets, length))).isEqualTo(MARS.substring(0, 16) + sealed);

        ByteBuffer report = direct(MARS.substring(0, 16) + sealed);
        assertThat(new SrtpReceiver(galois(keyBytes, false), rtcp).openControl(report))
                .isEqualTo(SrtpOutcome.DONE);
        assertThat(text(report)).isEqualTo(MARS);
    }

    private static GaloisMode galois(int keyBytes, boolean control) {
        var key = new byte[keyBytes];
        for (int i = 0; i < keyBytes; i++) {
            key[i] = (byte) i;
        }
        return new GaloisMode(key, QUID_PRO_QUO, control);
    }

    private static ByteBuffer direct(String hex) {
        byte[] octets = hex(hex);
        return ByteBuffer.allocateDirect(2048).put(octets).flip();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String text(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    private static String text(ByteBuffer packet) {
        var octets = new byte[packet.remaining()];
        packet.get(packet.position(), octets);
        return text(octets);
    }
}
