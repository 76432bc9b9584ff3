package uz.karnay.codec.signal;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/** Sounds to test with, the same at every run, and what to measure in them. */
public final class Sounds {

    private Sounds() {}

    public static short[] of(int count, IntToDoubleFunction sample) {
        short[] sound = new short[count];
        for (int i = 0; i < count; i++) {
            sound[i] = (short) Math.max(-32768, Math.min(32767, Math.rint(sample.applyAsDouble(i))));
        }
        return sound;
    }

    public static short[] tone(int rate, double hertz, double amplitude, int millis) {
        return of(rate / 1000 * millis, i -> amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
    }

    /** Something like a vowel: twelve harmonics of a pitch that glides slowly between 100 and 140 Hz. */
    public static short[] voice(int rate, int millis) {
        double[] phase = {0};
        return of(rate / 1000 * millis, i -> {
            phase[0] += 2 * Math.PI * (120 + 20 * Math.sin(Math.PI * i / rate)) / rate;
            double sum = 0;
            for (int harmonic = 1; harmonic <= 12; harmonic++) {
                sum += Math.cos(harmonic * phase[0] + harmonic * harmonic) / harmonic;
            }
            return 4000 * sum;
        });
    }

    /** White noise of a root mean square. */
    public static short[] noise(int count, double rms, long seed) {
        RandomGenerator random = random(seed);
        return of(count, _ -> rms * random.nextGaussian());
    }

    public static RandomGenerator random(long seed) {
        return new SplittableRandom(seed);
    }

    public static short[] sum(short[] one, short[] other) {
        return of(one.length, i -> one[i] + other[i]);
    }

    public static double rms(short[] sound, int from, int to) {
        return Math.sqrt(Pcm.power(sound, from, to - from));
    }

    public static double decibel(double amplitudeRatio) {
        return 20 * Math.log10(Math.max(amplitudeRatio, 1e-9));
    }

    /** Amplitude of the component at {@code hertz}, under a Hann window. */
    public static double amplitude(short[] sound, int from, int to, double rate, double hertz) {
        double real = 0;
        double imaginary = 0;
        double weights = 0;
        for (int i = from; i < to; i++) {
            double window = 1 - Math.cos(2 * Math.PI * (i - from + 0.5) / (to - from));
            real += window * sound[i] * Math.cos(2 * Math.PI * hertz * i / rate);
            imaginary += window * sound[i] * Math.sin(2 * Math.PI * hertz * i / rate);
            weights += window;
        }
        return 2 * Math.hypot(real, imaginary) / weights;
    }

    public static int largestStep(short[] sound, int from, int to) {
        int largest = 0;
        for (int i = from + 1; i < to; i++) {
            largest = Math.max(largest, Math.abs(sound[i] - sound[i - 1]));
        }
        return largest;
    }

    /** Signal to the difference from it, in dB. */
    public static double signalToNoise(short[] wanted, short[] heard, int from, int to) {
        double signal = 0;
        double noise = 1e-9;
        for (int i = from; i < to; i++) {
            signal += wanted[i] * wanted[i];
            noise += (wanted[i] - heard[i]) * (wanted[i] - heard[i]);
        }
        return 10 * Math.log10(signal / noise);
    }
}
