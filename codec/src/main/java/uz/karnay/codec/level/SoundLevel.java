package uz.karnay.codec.level;

import uz.karnay.codec.signal.Pcm;

/** The level of a frame as RFC 6464 §3 and RFC 6465 §3 have it: root mean square below overload, 0 to 127 dB. */
public final class SoundLevel {

    /** Of digital silence, and of what is softer still. */
    public static final int QUIETEST = 127;

    private static final double OVERLOAD_POWER = 32768.0 * 32768;

    private SoundLevel() {}

    /** Level of the samples in -dBov: the larger, the softer. */
    public static int of(short[] samples, int at, int count) {
        double power = Pcm.power(samples, at, count);
        if (power == 0) {
            return QUIETEST;
        }
        return (int) Math.round(Math.min(QUIETEST, -10 * Math.log10(power / OVERLOAD_POWER)));
    }
}
