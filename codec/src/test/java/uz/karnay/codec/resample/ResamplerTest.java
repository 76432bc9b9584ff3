package uz.karnay.codec.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uz.karnay.codec.signal.Sounds;

class ResamplerTest {

    private static final double AMPLITUDE = 10_000;

    static Stream<Arguments> pairs() {
        return Stream.of(8000, 16000, 48000)
                .flatMap(from -> Stream.of(8000, 16000, 48000)
                        .filter(to -> !to.equals(from))
                        .map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void isFlatInThePassBand(int from, int to) {
        for (int hertz = 100; hertz <= passBand(from, to); hertz += 100) {
            short[] out = throughFrames(from, to, Sounds.tone(from, hertz, AMPLITUDE, 200));
            double gain = Sounds.decibel(Sounds.amplitude(out, to / 20, out.length, to, hertz) / AMPLITUDE);
            assertThat(gain).as("gain at %d Hz", hertz).isBetween(-0.5, 0.5);
        }
    }

    /** Everything but the tone itself: images, what folds back, rounding. */
    @ParameterizedTest
    @MethodSource("pairs")
    void addsNothingThatWasNotThere(int from, int to) {
        for (int hertz = 100; hertz <= passBand(from, to); hertz += 100) {
            short[] out = throughFrames(from, to, Sounds.tone(from, hertz, AMPLITUDE, 200));
            assertThat(restBelow(out, to, hertz)).as("rest at %d Hz", hertz).isLessThan(-50);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void letsNothingFoldBack(int from, int to) {
        for (int hertz = to / 2; hertz < from / 2; hertz += 97) {
            short[] out = throughFrames(from, to, Sounds.tone(from, hertz, AMPLITUDE, 200));
            double left = Sounds.rms(out, to / 20, out.length) * Math.sqrt(2) / AMPLITUDE;
            assertThat(Sounds.decibel(left)).as("left of %d Hz", hertz).isLessThan(-50);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void delaysAsItSaysAndNoMoreThanTwoMilliseconds(int from, int to) {
        Resampler resampler = Resampler.between(from, to);
        short[] impulse = new short[from / 50];
        impulse[0] = 16_000;
        short[] out = new short[to / 50];
        resampler.resample(impulse, 0, impulse.length, out, 0);
        int peak = 0;
        for (int i = 0; i < out.length; i++) {
            peak = out[i] > out[peak] ? i : peak;
        }
        assertThat(resampler.delayMicros()).isBetween(1, 2000);
        assertThat(peak * 1e6 / to).isCloseTo(resampler.delayMicros(), within(130));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void givesTheSameHoweverItIsCut(int from, int to) {
        short[] in = Sounds.noise(from / 5, 3000, 1);
        short[] inFrames = throughFrames(from, to, in);
        Resampler resampler = Resampler.between(from, to);
        short[] atOnce = new short[resampler.outputLength(in.length)];
        assertThat(resampler.resample(in, 0, in.length, atOnce, 0)).isEqualTo(atOnce.length);
        assertThat(atOnce).isEqualTo(inFrames);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void beginsAnewAfterReset(int from, int to) {
        Resampler resampler = Resampler.between(from, to);
        short[] out = new short[to / 50];
        resampler.resample(Sounds.noise(from / 50, 3000, 1), 0, from / 50, out, 0);
        resampler.reset();
        resampler.resample(new short[from / 50], 0, from / 50, out, 0);
        assertThat(out).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void stopsAtFullScaleInsteadOfWrapping(int from, int to) {
        short[] square = Sounds.of(from / 5, i -> i / 20 % 2 == 0 ? 32767 : -32768);
        short[] out = throughFrames(from, to, square);
        int half = 20 * to / from / 2;
        assertThat(out[out.length / 2 / (2 * half) * 2 * half]).isNotZero();
        assertThat(Sounds.rms(out, 0, out.length)).isGreaterThan(28_000);
    }

    @Test
    void copiesWhenTheRateStays() {
        short[] in = Sounds.noise(160, 1000, 1);
        assertThat(throughFrames(8000, 8000, in)).isEqualTo(in);
    }

    @Test
    void refusesOtherRatesAndParts() {
        assertThatThrownBy(() -> Resampler.between(8000, 44100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Resampler.between(48000, 8000).resample(new short[7], 0, 7, new short[2], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int passBand(int from, int to) {
        return Math.min(from, to) == 8000 ? 3400 : 7000;
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
    }

    /** In 20 ms frames, as media does it. */
    private static short[] throughFrames(int from, int to, short[] in) {
        Resampler resampler = Resampler.between(from, to);
        short[] out = new short[resampler.outputLength(in.length)];
        int frame = from / 50;
        for (int at = 0; at < in.length; at += frame) {
            int written = resampler.resample(in, at, frame, out, at / frame * (to / 50));
            assertThat(written).isEqualTo(to / 50);
        }
        return out;
    }

    /** Power of all but the tone, in dB below it, over a whole number of its periods. */
    private static double restBelow(short[] out, int rate, int hertz) {
        int from = rate / 20;
        int to = from + rate / 10; // 100 ms hold whole periods of every multiple of 100 Hz
        double real = 0;
        double imaginary = 0;
        for (int i = from; i < to; i++) {
            real += out[i] * Math.cos(2 * Math.PI * hertz * i / rate);
            imaginary += out[i] * Math.sin(2 * Math.PI * hertz * i / rate);
        }
        double tonePower = 2 * (real * real + imaginary * imaginary) / ((double) (to - from) * (to - from));
        double all = Math.pow(Sounds.rms(out, from, to), 2);
        return 10 * Math.log10(Math.max(1e-12, all - tonePower) / tonePower);
    }
}
