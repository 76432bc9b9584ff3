package uz.karnay.codec.level;

import uz.karnay.codec.noise.VoiceActivity;
import uz.karnay.codec.signal.Pcm;

/**
 * Brings speech to -19 dBov, slowly, so that nobody notices: up by 6 dB a second at most and only while there is speech,
 * so that a pause does not swell; down faster; and no sample beyond full scale, whatever the gain. Allocates nothing after
 * it was made. Confined to the loop of its stream.
 */
public final class GainControl {

    private static final double TARGET_DECIBEL = -19;
    private static final double MOST_DECIBEL = 20;
    private static final double LEAST_DECIBEL = -15;

    /** In a frame of 20 ms. */
    private static final double RISE_DECIBEL = 0.12;

    private static final double FALL_DECIBEL = 0.5;

    /** Of a new frame in the level that is followed: half of it is forgotten in 300 ms. */
    private static final double SHARE = 0.05;

    /** -50 dBov: what is softer is no voice to go by, even while noise that just began is taken for one. */
    private static final double LEAST_POWER = 32768.0 * 32768 * 1e-5;

    /** -1 dBov. */
    private static final float CEILING = 29_200;

    private final VoiceActivity activity;
    private double power;
    private double gainDecibel;
    private float gain = 1;

    /** @param sampleRate 8000, 16000 or 48000 */
    public GainControl(int sampleRate) {
        activity = new VoiceActivity(sampleRate);
    }

    /** Works on a frame of 20 ms in place. */
    public void adjust(short[] frame, int at, int count) {
        double framePower = Pcm.power(frame, at, count);
        if (activity.isVoice(frame, at, count) && framePower > LEAST_POWER) {
            follow(framePower);
        }
        float wanted = (float) Math.pow(10, gainDecibel / 20);
        apply(frame, at, count, Math.min(wanted, CEILING / Math.max(1, peak(frame, at, count))));
    }

    /** The gain in use, in dB. */
    public double gainDecibel() {
        return gainDecibel;
    }

    private void follow(double framePower) {
        power += (power == 0 ? 1 : SHARE) * (framePower - power);
        double level = 10 * Math.log10((power + 1) / (32768.0 * 32768));
        double wanted = Math.max(LEAST_DECIBEL, Math.min(MOST_DECIBEL, TARGET_DECIBEL - level));
        gainDecibel += Math.max(-FALL_DECIBEL, Math.min(RISE_DECIBEL, wanted - gainDecibel));
    }

    private static int peak(short[] frame, int at, int count) {
        int peak = 0;
        for (int i = at; i < at + count; i++) {
            peak = Math.max(peak, Math.abs(frame[i]));
        }
        return peak;
    }

    /** From the gain of the frame before to the new one, within 5 ms when it falls, so that no peak is cut. */
    private void apply(short[] frame, int at, int count, float target) {
        int ramp = target < gain ? count / 4 : count;
        float step = (target - gain) / ramp;
        for (int i = 0; i < count; i++) {
            gain = i < ramp ? gain + step : target;
            frame[at + i] = limited(frame[at + i] * gain);
        }
        gain = target;
    }

    /** Above -1 dBov the curve bends instead of breaking. */
    private static short limited(float sample) {
        float over = Math.abs(sample) - CEILING;
        if (over <= 0) {
            return Pcm.clamp(sample);
        }
        float room = 32_767 - CEILING;
        return Pcm.clamp(Math.signum(sample) * (CEILING + room * over / (over + room)));
    }
}
