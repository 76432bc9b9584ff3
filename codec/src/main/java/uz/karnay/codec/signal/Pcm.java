package uz.karnay.codec.signal;

/** Borders between 16-bit samples and the floats they are reckoned in; full scale stays 32768. */
public final class Pcm {

    private Pcm() {}

    public static void toFloats(short[] from, int at, float[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = from[at + i];
        }
    }

    /** Rounds, and stops at full scale. */
    public static void toShorts(float[] from, int at, short[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = clamp(from[at + i]);
        }
    }

    public static short clamp(float sample) {
        float limited = Math.max(-32768f, Math.min(32767f, sample));
        return (short) (limited < 0 ? limited - 0.5f : limited + 0.5f);
    }

    /** Mean square of the samples; 0 of none. */
    public static double power(short[] samples, int at, int count) {
        long sum = 0;
        for (int i = at; i < at + count; i++) {
            sum += samples[i] * samples[i];
        }
        return count == 0 ? 0 : (double) sum / count;
    }

    public static double power(float[] samples, int at, int count) {
        float sum = 0;
        for (int i = at; i < at + count; i++) {
            sum += samples[i] * samples[i];
        }
        return count == 0 ? 0 : sum / count;
    }
}
