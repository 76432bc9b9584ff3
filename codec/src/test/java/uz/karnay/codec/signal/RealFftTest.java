package uz.karnay.codec.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64, 256})
    void isTheSumOfTurnedSamples(int length) {
        float[] samples = noise(length);
        RealFft fft = new RealFft(length);
        float[] real = new float[fft.bins()];
        float[] imaginary = new float[fft.bins()];
        fft.forward(samples, real, imaginary);
        for (int k = 0; k < fft.bins(); k++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < length; i++) {
                re += samples[i] * Math.cos(2 * Math.PI * k * i / length);
                im -= samples[i] * Math.sin(2 * Math.PI * k * i / length);
            }
            assertThat((double) real[k]).isCloseTo(re, within(1e-3));
            assertThat((double) imaginary[k]).isCloseTo(im, within(1e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64, 1024})
    void givesTheSamplesBack(int length) {
        float[] samples = noise(length);
        RealFft fft = new RealFft(length);
        float[] real = new float[fft.bins()];
        float[] imaginary = new float[fft.bins()];
        float[] again = new float[length];
        fft.forward(samples, real, imaginary);
        fft.inverse(real, imaginary, again);
        for (int i = 0; i < length; i++) {
            assertThat(again[i]).isCloseTo(samples[i], within(1e-4f));
        }
    }

    private static float[] noise(int length) {
        WhiteNoise noise = new WhiteNoise(3);
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = noise.next();
        }
        return samples;
    }
}
