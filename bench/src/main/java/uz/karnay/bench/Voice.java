package uz.karnay.bench;

/** Vowels with a pitch that wanders, and pauses between them; the same sound as in bench/src/main/c/opus.c. */
final class Voice {

    private Voice() {}

    /** So many frames of 20 ms. */
    static short[] of(int rate, int frames) {
        short[] samples = new short[rate / 50 * frames];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            double second = (double) i / rate;
            double pitch = 120 + 25 * Math.sin(2 * Math.PI * 0.7 * second);
            double loudness = Math.max(0, Math.sin(2 * Math.PI * 2.5 * second));
            phase += 2 * Math.PI * pitch / rate;
            samples[i] = (short) (1800 * loudness * vowel(pitch, phase));
        }
        return samples;
    }

    private static double vowel(double pitch, double phase) {
        double value = 0;
        for (int harmonic = 1; harmonic * pitch < 3400; harmonic++) {
            value += Math.sin(harmonic * phase) / (1 + Math.abs(harmonic * pitch - 600) / 300);
        }
        return value;
    }
}
