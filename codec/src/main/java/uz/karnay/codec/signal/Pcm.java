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

    /** Rounds, and stops at full scale: in whole numbers, which costs a fraction of the same in floats. */
    public static short clamp(float sample) {
        int aboveLowest = (int) (sample + 32768.5f);
        return (short) (Math.max(0, Math.min(65535, aboveLowest)) - 32768);
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
