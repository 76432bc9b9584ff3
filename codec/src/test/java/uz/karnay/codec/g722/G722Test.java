package uz.karnay.codec.g722;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.Sound;
import uz.karnay.codec.Vectors;

/** Bit for bit what ffmpeg makes of the same, which follows the recommendation as well. */
class G722Test {

    @Test
    void encodesBitForBit() {
        short[] signal = Vectors.samples("signal.pcm");
        var payload = ByteBuffer.allocate(signal.length / 2);
        assertThat(new G722Encoder().encode(signal, 0, signal.length, payload)).isEqualTo(signal.length / 2);
        assertThat(payload.array()).isEqualTo(Vectors.bytes("signal.g722"));
    }

    @Test
    void decodesBitForBit() {
        assertThat(decoded(Vectors.bytes("signal.g722"))).isEqualTo(Vectors.samples("signal.g722.pcm"));
    }

    @Test
    void decodesWhatNoEncoderMakesBitForBit() {
        assertThat(decoded(Vectors.bytes("any.g722"))).isEqualTo(Vectors.samples("any.g722.pcm"));
    }

    private static short[] decoded(byte[] bytes) {
        var decoder = new G722Decoder();
        short[] samples = new short[2 * bytes.length];
        int written = 0;
        for (int at = 0; at < bytes.length; at += 100) {
            written += decoder.decode(ByteBuffer.wrap(bytes, at, Math.min(100, bytes.length - at)), samples, written);
        }
        assertThat(written).isEqualTo(samples.length);
        return samples;
    }

    @Test
    void packetsMayBeOfAnyLength() {
        short[] voice = Sound.voice(16000, 600);
        var whole = ByteBuffer.allocate(voice.length);
        var encoder = new G722Encoder();
        new G722Encoder().encode(voice, 0, voice.length, whole);
        var parts = ByteBuffer.allocate(voice.length);
        for (int at = 0; at < voice.length; at += 480) {
            encoder.encode(voice, at, 480, parts);
        }
        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void highTonesPassThatTheTelephoneCuts() {
        short[] heard = Sound.through(new G722Encoder(), new G722Decoder(), Sound.tone(16000, 6000, 8000, 500), 20);
        assertThat(Sound.level(heard, 4000, 8000)).isBetween(-16.3, -14.3);
        assertThat(Sound.toneToRest(heard, 16000, 6000, 4000, 8000)).isGreaterThan(10);
    }

    @Test
    void soundIsTwentyTwoSamplesLate() {
        short[] click = new short[640];
        Arrays.fill(click, 100, 110, (short) 20_000);
        short[] heard = Sound.through(new G722Encoder(), new G722Decoder(), click, 20);
        int loudest = 0;
        for (int i = 0; i < heard.length; i++) {
            loudest = Math.abs(heard[i]) > Math.abs(heard[loudest]) ? i : loudest;
        }
        assertThat(loudest - 22).isBetween(98, 111);
    }
}
