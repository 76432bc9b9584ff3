package uz.karnay.codec.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.codec.signal.LinearPrediction;
import uz.karnay.codec.signal.Sounds;

class ComfortNoiseTest {

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void hasTheLevelOfItsDescriptor(int rate) {
        for (int level : new int[] {20, 40, 55}) {
            short[] sound = after(SilenceDescriptor.of(level, 0.5f, -0.3f, 0.2f), rate);
            assertThat(Sounds.decibel(Sounds.rms(sound, rate, sound.length) / 32768))
                    .isCloseTo(-level, within(1.0));
        }
    }

    @Test
    void soundsLikeTheNoiseThatWasDescribed() {
        short[] background = coloured(8000 * 4);
        SilenceAnalysis analysis = new SilenceAnalysis(10);
        for (int at = 0; at < background.length; at += 160) {
            analysis.observe(background, at, 160);
        }
        short[] sound = after(throughPayload(analysis.describe()), 8000);
        assertThat(Sounds.decibel(Sounds.rms(sound, 8000, sound.length) / Sounds.rms(background, 0, background.length)))
                .isCloseTo(0, within(1.0));
        float[] wanted = reflection(background);
        float[] heard = reflection(sound);
        for (int i = 0; i < 4; i++) {
            assertThat(heard[i]).isCloseTo(wanted[i], within(0.08f));
        }
    }

    @Test
    void isSilentBeforeTheFirstDescriptorAndAfterTheQuietest() {
        ComfortNoise noise = new ComfortNoise(8000, 1);
        short[] sound = new short[8000 * 2];
        noise.read(sound, 0, 8000);
        assertThat(sound).containsOnly(0);
        noise.describe(SilenceDescriptor.of(30));
        noise.read(sound, 0, 8000);
        noise.describe(SilenceDescriptor.of(127));
        noise.read(sound, 0, sound.length);
        assertThat(Sounds.rms(sound, 8000, 16000)).isZero();
    }

    @Test
    void readsALevelAlone() {
        SilenceDescriptor silence = SilenceDescriptor.parse(ByteBuffer.wrap(new byte[] {(byte) (128 + 47)}))
                .orElseThrow();
        assertThat(silence.level()).isEqualTo(47);
        assertThat(silence.order()).isZero();
    }

    @Test
    void keepsCoefficientsThroughAPayload() {
        SilenceDescriptor silence = throughPayload(SilenceDescriptor.of(63, -0.999f, 0, 0.5f, 0.999f));
        assertThat(silence.level()).isEqualTo(63);
        assertThat(silence.order()).isEqualTo(4);
        assertThat(silence.reflection(0)).isCloseTo(-0.999f, within(0.005f));
        assertThat(silence.reflection(1)).isZero();
        assertThat(silence.reflection(2)).isCloseTo(0.5f, within(0.005f));
        assertThat(silence.reflection(3)).isCloseTo(0.999f, within(0.005f));
    }

    @Test
    void writesTheZeroCoefficientAs127() {
        ByteBuffer payload = ByteBuffer.allocate(13);
        SilenceDescriptor.of(50, 0f).writeTo(payload);
        assertThat(payload.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {50, 127}));
    }

    @Test
    void makesSomethingBoundedOfAnyBytes() {
        RandomGenerator random = Sounds.random(9);
        ComfortNoise noise = new ComfortNoise(8000, 1);
        short[] sound = new short[160];
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] |= 40; // no louder than -40 dBov, so that what is louder was made by the filter
            }
            SilenceDescriptor.parse(ByteBuffer.wrap(bytes)).ifPresent(noise::describe);
            noise.read(sound, 0, 160);
            assertThat(Sounds.rms(sound, 0, 160)).isLessThan(32768 * 0.1);
        }
        assertThat(SilenceDescriptor.parse(ByteBuffer.allocate(0))).isEmpty();
    }

    @Test
    void refusesToDescribeWhatHasNoPayload() {
        assertThatThrownBy(() -> SilenceDescriptor.of(128)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SilenceAnalysis(13)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void describesNothingAsTheQuietest() {
        assertThat(new SilenceAnalysis(4).describe().level()).isEqualTo(127);
    }

    private static SilenceDescriptor throughPayload(SilenceDescriptor silence) {
        ByteBuffer payload = ByteBuffer.allocate(13);
        silence.writeTo(payload);
        return SilenceDescriptor.parse(payload.flip()).orElseThrow();
    }

    private static short[] after(SilenceDescriptor silence, int rate) {
        ComfortNoise noise = new ComfortNoise(rate, 1);
        noise.describe(silence);
        short[] sound = new short[rate * 5];
        noise.read(sound, 0, sound.length);
        return sound;
    }

    private static float[] reflection(short[] sound) {
        double[] correlation = new double[5];
        LinearPrediction.addAutocorrelation(sound, 8000, sound.length - 8000, correlation);
        float[] reflection = new float[4];
        LinearPrediction.reflect(correlation, reflection);
        return reflection;
    }

    /** Like a fan: most of it low. */
    private static short[] coloured(int count) {
        RandomGenerator random = Sounds.random(4);
        double[] state = {0, 0};
        return Sounds.of(count, _ -> {
            state[0] = 0.8 * state[0] + 100 * random.nextGaussian();
            state[1] = -0.3 * state[1] + state[0];
            return state[1];
        });
    }
}
