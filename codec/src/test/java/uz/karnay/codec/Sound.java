package uz.karnay.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Sounds for tests, and what an ear would say of them. */
public final class Sound {

    private Sound() {}

    public static short[] tone(int rate, double hertz, double amplitude, int millis) {
        short[] samples = new short[rate / 1000 * millis];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return samples;
    }

    public static short[] noise(int rate, int amplitude, int millis, long seed) {
        var random = new SplittableRandom(seed);
        short[] samples = new short[rate / 1000 * millis];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt(-amplitude, amplitude + 1);
        }
        return samples;
    }

    /** Vowels with a pitch that wanders, and pauses between them: enough of a voice for a codec made for voices. */
    public static short[] voice(int rate, int millis) {
        short[] samples = new short[rate / 1000 * millis];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            double second = (double) i / rate;
            double pitch = 120 + 25 * Math.sin(2 * Math.PI * 0.7 * second);
            double loudness = Math.max(0, Math.sin(2 * Math.PI * 2.5 * second));
            double value = 0;
            phase += 2 * Math.PI * pitch / rate;
            for (int harmonic = 1; harmonic * pitch < 3400; harmonic++) {
                value += Math.sin(harmonic * phase) / (1 + Math.abs(harmonic * pitch - 600) / 300);
            }
            samples[i] = (short) (1800 * loudness * value);
        }
        return samples;
    }

    /** Encodes and decodes all of {@code samples} in packets of {@code millis}. */
    public static short[] through(Encoder encoder, Decoder decoder, short[] samples, int millis) {
        int count = encoder.sampleRate() / 1000 * millis;
        int decodedCount = decoder.sampleRate() / 1000 * millis;
        short[] heard = new short[samples.length / count * decodedCount + decoder.sampleRate() / 5];
        int written = 0;
        for (int at = 0; at + count <= samples.length; at += count) {
            var payload = ByteBuffer.allocate(6000);
            encoder.encode(samples, at, count, payload);
            written += decoder.decode(payload.flip(), heard, written);
        }
        return Arrays.copyOf(heard, written);
    }

    /** Level against full scale, in dB. */
    public static double level(short[] samples, int from, int to) {
        double energy = 0;
        for (int i = from; i < to; i++) {
            energy += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(energy / (to - from) / 32768 / 32768 + 1e-12);
    }

    /** How much louder a tone is than everything else, in dB. */
    public static double toneToRest(short[] samples, int rate, double hertz, int from, int to) {
        double cosine = 0;
        double sine = 0;
        double all = 0;
        for (int i = from; i < to; i++) {
            double angle = 2 * Math.PI * hertz * i / rate;
            cosine += samples[i] * Math.cos(angle);
            sine += samples[i] * Math.sin(angle);
            all += (double) samples[i] * samples[i];
        }
        double tone = 2 * (cosine * cosine + sine * sine) / (to - from);
        return 10 * Math.log10(tone / Math.max(all - tone, 1e-9));
    }
}
