package uz.karnay.codec.gsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.Sound;

/** What is its own about GSM; the rest is in CodecsTest. */
class GsmTest {

    @BeforeAll
    static void whereThereIsOne() {
        assumeTrue(Gsm.isAvailable(), "no libgsm here");
    }

    @Test
    void aFrameIsThirtyThreeBytesWithItsSignature() {
        var payload = ByteBuffer.allocate(100);
        assertThat(new GsmEncoder().encode(Sound.voice(8000, 40), 0, 320, payload))
                .isEqualTo(66);
        assertThat(payload.get(0) >> 4 & 0xF).isEqualTo(0xD);
        assertThat(payload.get(33) >> 4 & 0xF).isEqualTo(0xD);
    }

    @Test
    void piecesOfFramesAndWrongSignaturesAreRefused() {
        var decoder = new GsmDecoder();
        short[] samples = new short[960];
        assertThat(decoder.decode(ByteBuffer.allocate(33), samples, 0)).isZero();
        assertThat(decoder.decode(ByteBuffer.allocate(32).put(0, (byte) 0xD0), samples, 0))
                .isZero();
        assertThat(decoder.decode(ByteBuffer.allocate(34).put(0, (byte) 0xD0), samples, 0))
                .isZero();
        assertThat(decoder.decode(ByteBuffer.allocate(33).put(0, (byte) 0xD0), samples, 0))
                .isEqualTo(160);
    }
}
