package uz.karnay.codec.noise;

import java.util.Arrays;
import uz.karnay.codec.signal.Pcm;
import uz.karnay.codec.signal.RealFft;

/**
 * Tells frames with speech from frames without, by how far six bands of it stand above their noise. It follows noise that
 * rises within three seconds, and holds on for 200 ms after speech so that no word loses its end. What stays the same for
 * three seconds, a dial tone too, becomes background. Allocates nothing after it was made. Confined to the loop of its
 * stream.
 */
public final class VoiceActivity {

    private static final int[] EDGES_HERTZ = {150, 400, 700, 1100, 1700, 2500, 3700};
    private static final int BANDS = EDGES_HERTZ.length - 1;
    private static final int HANGOVER_FRAMES = 10;

    /** Mean of the bands' distances from their floors, in dB. */
    private static final double VOICE_DECIBEL = 4;

    private static final double MOST_OF_A_BAND_DECIBEL = 20;

    /** -65 dBov: below it nothing is worth sending. */
    private static final double LEAST_POWER = 32768.0 * 32768 * Math.pow(10, -6.5);

    private final RealFft fft;
    private final float[] past;
    private final float[] window;
    private final float[] windowed;
    private final float[] real;
    private final float[] imaginary;
    private final int[] edges = new int[BANDS + 1];
    private final float[] power = new float[BANDS];
    private final NoiseFloor floor = new NoiseFloor(BANDS, 50, 3, 0.3f, 1.6f);
    private int hangover;

    /** @param sampleRate 8000, 16000 or 48000 */
    public VoiceActivity(int sampleRate) {
        int length = Integer.highestOneBit(sampleRate / 1000 * 32);
        fft = new RealFft(length);
        past = new float[length];
        windowed = new float[length];
        window = new float[length];
        for (int i = 0; i < length; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length));
        }
        real = new float[fft.bins()];
        imaginary = new float[fft.bins()];
        for (int i = 0; i <= BANDS; i++) {
            edges[i] = EDGES_HERTZ[i] * length / sampleRate;
        }
    }

    /** Whether there is speech in the next frame of the stream: 20 ms of it. */
    public boolean isVoice(short[] frame, int at, int count) {
        System.arraycopy(past, count, past, 0, past.length - count);
        Pcm.toFloats(frame, at, past, past.length - count, count);
        measure();
        floor.observe(power);
        if (Pcm.power(frame, at, count) > LEAST_POWER && distance() > VOICE_DECIBEL) {
            hangover = HANGOVER_FRAMES;
            return true;
        }
        return hangover-- > 0;
    }

    private void measure() {
        for (int i = 0; i < past.length; i++) {
            windowed[i] = past[i] * window[i];
        }
        fft.forward(windowed, real, imaginary);
        Arrays.fill(power, 0);
        for (int band = 0; band < BANDS; band++) {
            for (int bin = edges[band]; bin < edges[band + 1]; bin++) {
                power[band] += real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
            }
        }
    }

    /** How far the bands stand above their floors, on average, in dB. */
    private double distance() {
        double sum = 0;
        for (int band = 0; band < BANDS; band++) {
            double above = 10 * Math.log10((power[band] + 1) / (floor.floor(band) + 1));
            sum += Math.min(MOST_OF_A_BAND_DECIBEL, Math.max(0, above));
        }
        return sum / BANDS;
    }
}
