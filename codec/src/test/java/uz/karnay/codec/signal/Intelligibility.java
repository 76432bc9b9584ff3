package uz.karnay.codec.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of speech can be understood after something was done to it: the short-time objective intelligibility of Taal,
 * Hendriks, Heusdens and Jensen (2011), reckoned at 16 kHz in place of 10. 1 is all of it; listeners of that paper understood
 * nearly every word from 0.8 on.
 */
public final class Intelligibility {

    private static final int RATE = 16_000;
    private static final int WINDOW = 410; // 25.6 ms
    private static final int HOP = WINDOW / 2;
    private static final int BANDS = 15;
    private static final double LOWEST_HERTZ = 150;
    private static final int SEGMENT = 30; // frames, 384 ms
    private static final double AUDIBLE = Math.pow(10, -40 / 20.0); // of the loudest frame
    private static final double CLIP = 1 + Math.pow(10, 15 / 20.0);

    private Intelligibility() {}

    /** Of {@code heard}, which begins when {@code said} does. */
    public static double of(short[] said, short[] heard) {
        int length = Math.min(said.length, heard.length);
        var fft = new RealFft(512);
        List<double[]> clean = new ArrayList<>();
        List<double[]> received = new ArrayList<>();
        double loudest = 0;
        for (int at = 0; at + WINDOW <= length; at += HOP) {
            loudest = Math.max(loudest, Sounds.rms(said, at, at + WINDOW));
        }
        for (int at = 0; at + WINDOW <= length; at += HOP) {
            if (Sounds.rms(said, at, at + WINDOW) > AUDIBLE * loudest) {
                clean.add(bands(fft, said, at));
                received.add(bands(fft, heard, at));
            }
        }
        double sum = 0;
        int count = 0;
        for (int end = SEGMENT; end <= clean.size(); end++) {
            for (int band = 0; band < BANDS; band++) {
                sum += likeness(clean, received, end - SEGMENT, band);
                count++;
            }
        }
        return sum / count;
    }

    private static double[] bands(RealFft fft, short[] sound, int at) {
        var window = new float[512];
        for (int i = 0; i < WINDOW; i++) {
            window[i] = (float) (sound[at + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW)));
        }
        var real = new float[fft.bins()];
        var imaginary = new float[fft.bins()];
        fft.forward(window, real, imaginary);
        var bands = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            double centre = LOWEST_HERTZ * Math.pow(2, band / 3.0);
            int from = (int) Math.round(centre * Math.pow(2, -1 / 6.0) * 512 / RATE);
            int to = (int) Math.round(centre * Math.pow(2, 1 / 6.0) * 512 / RATE);
            for (int k = from; k < Math.max(to, from + 1); k++) {
                bands[band] += real[k] * real[k] + imaginary[k] * imaginary[k];
            }
            bands[band] = Math.sqrt(bands[band]);
        }
        return bands;
    }

    /** The correlation of a band's envelopes over a segment, what was heard brought to the level of what was said. */
    private static double likeness(List<double[]> clean, List<double[]> received, int from, int band) {
        var x = new double[SEGMENT];
        var y = new double[SEGMENT];
        double energyX = 0;
        double energyY = 0;
        for (int i = 0; i < SEGMENT; i++) {
            x[i] = clean.get(from + i)[band];
            y[i] = received.get(from + i)[band];
            energyX += x[i] * x[i];
            energyY += y[i] * y[i];
        }
        double level = Math.sqrt(energyX / (energyY + 1e-9));
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < SEGMENT; i++) {
            y[i] = Math.min(y[i] * level, x[i] * CLIP);
            meanX += x[i] / SEGMENT;
            meanY += y[i] / SEGMENT;
        }
        double product = 0;
        double powerX = 0;
        double powerY = 0;
        for (int i = 0; i < SEGMENT; i++) {
            product += (x[i] - meanX) * (y[i] - meanY);
            powerX += (x[i] - meanX) * (x[i] - meanX);
            powerY += (y[i] - meanY) * (y[i] - meanY);
        }
        return product / (Math.sqrt(powerX * powerY) + 1e-9);
    }
}
