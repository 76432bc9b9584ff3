package uz.karnay.codec;

import java.util.Arrays;

/** The last 20 ms that were heard, repeated and faded out where a packet is missing. */
public final class LastSound {

    private static final int FADE_STEPS = 4; // frames until silence

    private final short[] frame;
    private int repeats;

    public LastSound(int rate) {
        frame = new short[rate / 50];
    }

    public void heard(short[] samples, int at, int count) {
        int kept = Math.min(count, frame.length);
        System.arraycopy(frame, kept, frame, 0, frame.length - kept);
        System.arraycopy(samples, at + count - kept, frame, frame.length - kept, kept);
        repeats = 0;
    }

    public void conceal(short[] samples, int at, int count) {
        int kept = Math.min(count, frame.length);
        Arrays.fill(samples, at, at + count, (short) 0);
        for (int i = 0; i < kept && repeats < FADE_STEPS; i++) {
            samples[at + i] = (short) (frame[i] * (FADE_STEPS - repeats) / (FADE_STEPS + 1));
        }
        repeats++;
    }
}
