package uz.karnay.codec.signal;

import java.util.Arrays;

/**
 * Sound as a spectrum every 10 ms, and back: 20 ms under the root of a Hann window before and after, so that it comes out
 * as it went in, 10 ms later. Between {@link #analyse} and {@link #synthesise} its owner changes the bins.
 */
public final class ShortTimeSpectrum {

    private final int hop;
    private final RealFft fft;
    private final float[] window;
    private final float[] past;
    private final float[] work;
    private final float[] tail;
    private final float[] real;
    private final float[] imaginary;

    public ShortTimeSpectrum(int sampleRate) {
        hop = sampleRate / 100;
        fft = new RealFft(Integer.highestOneBit(2 * hop - 1) * 2);
        window = new float[2 * hop];
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) Math.sin(Math.PI * (i + 0.5) / window.length);
        }
        past = new float[2 * hop];
        work = new float[fft.length()];
        tail = new float[hop];
        real = new float[fft.bins()];
        imaginary = new float[fft.bins()];
    }

    /** Samples in 10 ms. */
    public int hop() {
        return hop;
    }

    public int bins() {
        return real.length;
    }

    /** Of the bins, as they are and to be changed. */
    public float[] real() {
        return real;
    }

    public float[] imaginary() {
        return imaginary;
    }

    /** Takes the next 10 ms. */
    public void analyse(float[] samples, int at) {
        System.arraycopy(past, hop, past, 0, hop);
        System.arraycopy(samples, at, past, hop, hop);
        for (int i = 0; i < window.length; i++) {
            work[i] = past[i] * window[i];
        }
        Arrays.fill(work, window.length, work.length, 0);
        fft.forward(work, real, imaginary);
    }

    public void power(float[] power) {
        for (int k = 0; k < power.length; k++) {
            power[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
        }
    }

    /** Gives 10 ms, those before the last taken. */
    public void synthesise(float[] samples, int at) {
        fft.inverse(real, imaginary, work);
        for (int i = 0; i < hop; i++) {
            samples[at + i] = tail[i] + work[i] * window[i];
            tail[i] = work[hop + i] * window[hop + i];
        }
    }
}
