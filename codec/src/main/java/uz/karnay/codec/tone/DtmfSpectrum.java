package uz.karnay.codec.tone;

/**
 * Looks at the eight frequencies of the keys in the last 25 ms of sound at 8000 samples a second, under a Hann window,
 * every 5 ms: how strong each is, how far off its nominal frequency, and how much of all the sound it is.
 */
final class DtmfSpectrum {

    static final int RATE = 8000;
    static final int HOP = 40;
    static final int WINDOW = 5 * HOP;
    static final int FREQUENCIES = 8;

    private final float[][] cosines = new float[FREQUENCIES][WINDOW];
    private final float[][] sines = new float[FREQUENCIES][WINDOW];
    private final float[] window = new float[WINDOW];
    private final double[] hertz = new double[FREQUENCIES];
    private final float windowSum;

    private final double[] real = new double[FREQUENCIES];
    private final double[] imaginary = new double[FREQUENCIES];
    private final double[] advance = new double[FREQUENCIES];
    private double power;

    DtmfSpectrum() {
        System.arraycopy(Dtmf.LOW_HERTZ, 0, hertz, 0, 4);
        System.arraycopy(Dtmf.HIGH_HERTZ, 0, hertz, 4, 4);
        float sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW));
            sum += window[i];
            for (int k = 0; k < FREQUENCIES; k++) {
                double angle = 2 * Math.PI * hertz[k] * i / RATE;
                cosines[k][i] = (float) (window[i] * Math.cos(angle));
                sines[k][i] = (float) (window[i] * Math.sin(angle));
            }
        }
        windowSum = sum;
    }

    /** Takes the sound as it is one hop later than the last time. */
    void look(float[] sound) {
        float energy = 0;
        for (int i = 0; i < WINDOW; i++) {
            energy += window[i] * sound[i] * sound[i];
        }
        power = energy / windowSum;
        for (int k = 0; k < FREQUENCIES; k++) {
            look(k, sound);
        }
    }

    private void look(int k, float[] sound) {
        float re = 0;
        float im = 0;
        float[] cosine = cosines[k];
        float[] sine = sines[k];
        for (int i = 0; i < WINDOW; i++) {
            re += sound[i] * cosine[i];
            im -= sound[i] * sine[i];
        }
        double turned = Math.atan2(im * real[k] - re * imaginary[k], re * real[k] + im * imaginary[k]);
        advance[k] = Math.IEEEremainder(turned - 2 * Math.PI * hertz[k] * HOP / RATE, 2 * Math.PI);
        real[k] = re;
        imaginary[k] = im;
    }

    /** The strongest of four, from {@code first} on. */
    int strongest(int first) {
        int best = first;
        for (int k = first + 1; k < first + 4; k++) {
            best = magnitude(k) > magnitude(best) ? k : best;
        }
        return best;
    }

    private double magnitude(int k) {
        return real[k] * real[k] + imaginary[k] * imaginary[k];
    }

    /** How far the tone near {@code k} is from its nominal frequency, as a fraction, by its phase one hop ago. */
    double detuning(int k) {
        return advance[k] * RATE / (2 * Math.PI * HOP * hertz[k]);
    }

    /** Mean square of the tone near {@code k}, with what the window takes from one that is detuned. */
    double power(int k) {
        double bins = advance[k] * WINDOW / (2 * Math.PI * HOP);
        double response = hann(bins);
        return 2 * magnitude(k) / ((double) windowSum * windowSum * response * response);
    }

    /** Mean square of all the sound. */
    double power() {
        return power;
    }

    /** The Hann window's response {@code bins} off, 1 in the middle; no less than a half, where nothing is to be mended. */
    private static double hann(double bins) {
        double off = Math.min(1, Math.abs(bins));
        if (off < 1e-6) {
            return 1;
        }
        double angle = Math.PI * off;
        return off > 0.999 ? 0.5 : Math.sin(angle) / (angle * (1 - off * off));
    }
}
