package uz.karnay.codec.noise;

import uz.karnay.codec.signal.Pcm;
import uz.karnay.codec.signal.WhiteNoise;

/**
 * Makes the noise that descriptors of silence tell of: white noise through an all-pole lattice, which moves to a new
 * descriptor within some 100 ms. Silent until the first. Allocates nothing after it was made. Confined to the loop of its
 * stream.
 */
public final class ComfortNoise {

    private static final int ORDER = SilenceDescriptor.MOST_COEFFICIENTS;

    /** Of the way to the descriptor, in each 10 ms. */
    private static final float APPROACH = 0.2f;

    /** A lattice with larger coefficients rings for longer than any room. */
    private static final float LARGEST = 0.98f;

    private final int step;
    private final WhiteNoise white;
    private final float[] reflection = new float[ORDER];
    private final float[] wanted = new float[ORDER];
    private final float[] backward = new float[ORDER + 1];
    private float rms;
    private float wantedRms;
    private float gain;
    private int untilStep;

    /** @param seed any; streams that are mixed should differ */
    public ComfortNoise(int sampleRate, int seed) {
        step = sampleRate / 100;
        white = new WhiteNoise(seed);
    }

    /** The background is now like this. */
    public void describe(SilenceDescriptor silence) {
        wantedRms = (float) silence.rms();
        for (int i = 0; i < ORDER; i++) {
            wanted[i] = Math.max(-LARGEST, Math.min(LARGEST, silence.reflection(i)));
        }
    }

    public void read(short[] samples, int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (--untilStep < 0) {
                approach();
                untilStep = step - 1;
            }
            samples[i] = Pcm.clamp(filtered(white.next() * gain));
        }
    }

    private void approach() {
        rms += APPROACH * (wantedRms - rms);
        float flat = 1;
        for (int i = 0; i < ORDER; i++) {
            reflection[i] += APPROACH * (wanted[i] - reflection[i]);
            flat *= 1 - reflection[i] * reflection[i];
        }
        gain = rms * (float) Math.sqrt(flat);
    }

    private float filtered(float excitation) {
        float forward = excitation;
        for (int i = ORDER - 1; i >= 0; i--) {
            forward -= reflection[i] * backward[i];
            backward[i + 1] = backward[i] + reflection[i] * forward;
        }
        backward[0] = forward;
        return forward;
    }
}
