package uz.karnay.codec.g711;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uz.karnay.codec.Vectors;

/** Values of ITU-T G.711 tables 1 and 2. */
class LawTest {

    @Test
    void silenceIsTheLastCodeOfMuLaw() {
        assertThat(Law.MU.encode((short) 0)).isEqualTo((byte) 0xFF);
        assertThat(Law.MU.decode((byte) 0xFF)).isZero();
    }

    @Test
    void loudestLevels() {
        assertThat(Law.MU.decode((byte) 0x80)).isEqualTo((short) 32124);
        assertThat(Law.MU.decode((byte) 0x00)).isEqualTo((short) -32124);
        assertThat(Law.A.decode((byte) 0xAA)).isEqualTo((short) 32256);
        assertThat(Law.A.decode((byte) 0x2A)).isEqualTo((short) -32256);
        assertThat(Law.MU.encode(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
        assertThat(Law.MU.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
        assertThat(Law.A.encode(Short.MAX_VALUE)).isEqualTo((byte) 0xAA);
        assertThat(Law.A.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x2A);
    }

    @Test
    void everyCodeMeansWhatItMeansToFfmpeg() {
        short[] mu = Vectors.samples("codes.mulaw.pcm");
        short[] a = Vectors.samples("codes.alaw.pcm");
        for (int code = 0; code < 256; code++) {
            assertThat(Law.MU.decode((byte) code)).isEqualTo(mu[code]);
            assertThat(Law.A.decode((byte) code)).isEqualTo(a[code]);
        }
    }

    /** ffmpeg decides in the middle between two outputs instead, and so differs where the steps change. */
    @Test
    void segmentsBeginAtTheDecisionValuesOfTheRecommendation() {
        int[] ofMuLaw = {31, 95, 223, 479, 991, 2015, 4063}; // of 8159
        int[] ofALaw = {16, 32, 64, 128, 256, 512, 1024}; // of 2048
        for (int segment = 1; segment < 8; segment++) {
            assertSegment(Law.MU, ofMuLaw[segment - 1] << 2, 0xFF ^ segment << 4);
            assertSegment(Law.A, ofALaw[segment - 1] << 4, 0xD5 ^ segment << 4);
        }
    }

    private static void assertSegment(Law law, int begins, int code) {
        assertThat(law.encode((short) begins)).isEqualTo((byte) code);
        assertThat(law.encode((short) (begins - 1))).isNotEqualTo((byte) code);
        assertThat(law.encode((short) (-begins - 1))).isEqualTo((byte) (code ^ 0x80));
        assertThat(law.encode((short) -begins)).isNotEqualTo((byte) (code ^ 0x80));
    }

    @Test
    void smallestLevelsOfALaw() {
        assertThat(Law.A.decode((byte) 0xD5)).isEqualTo((short) 8);
        assertThat(Law.A.decode((byte) 0x55)).isEqualTo((short) -8);
        assertThat(Law.A.encode((short) 0)).isEqualTo((byte) 0xD5);
    }

    @Test
    void everyCodeComesBackAsItself() {
        for (Law law : Law.values()) {
            for (int code = 0; code < 256; code++) {
                byte expected = law == Law.MU && code == 0x7F ? (byte) 0xFF : (byte) code; // two zeroes
                assertThat(law.encode(law.decode((byte) code))).isEqualTo(expected);
            }
        }
    }

    @Test
    void louderSamplesNeverSoundSofter() {
        for (Law law : Law.values()) {
            for (int sample = Short.MIN_VALUE; sample < Short.MAX_VALUE; sample++) {
                short heard = law.decode(law.encode((short) sample));
                short louder = law.decode(law.encode((short) (sample + 1)));
                assertThat(louder).isGreaterThanOrEqualTo(heard);
            }
        }
    }
}
