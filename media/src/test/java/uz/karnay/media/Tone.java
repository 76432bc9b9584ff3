package uz.karnay.media;

/** Finds a sine in samples, by least squares: its level, and how much else there is. */
record Tone(double amplitude, double noiseToSignal) {

    static Tone find(double hertz, int rate, short[] samples, int from, int to) {
        double sine = 0;
        double cosine = 0;
        double energy = 0;
        int count = to - from;
        for (int i = from; i < to; i++) {
            double angle = 2 * Math.PI * hertz * i / rate;
            sine += samples[i] * Math.sin(angle);
            cosine += samples[i] * Math.cos(angle);
            energy += (double) samples[i] * samples[i];
        }
        double amplitude = 2 * Math.hypot(sine, cosine) / count;
        double signal = amplitude * amplitude / 2;
        return new Tone(amplitude, Math.max(0, energy / count - signal) / signal);
    }

    /** Of all but the first {@code skip} milliseconds. */
    static Tone find(double hertz, int rate, short[] samples, int skipMillis) {
        int from = rate / 1000 * skipMillis;
        int whole = (samples.length - from) / (rate / 100) * (rate / 100); // whole periods of multiples of 100 Hz
        return find(hertz, rate, samples, from, from + whole);
    }

    double snrDecibels() {
        return -10 * Math.log10(noiseToSignal + 1e-12);
    }

    double levelDecibels(double reference) {
        return 20 * Math.log10(amplitude / reference);
    }
}
