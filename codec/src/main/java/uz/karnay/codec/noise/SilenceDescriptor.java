package uz.karnay.codec.noise;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the background sounds like while nobody speaks: the payload of a comfort noise packet. RFC 3389 §3.
 *
 * <pre>
 *  0                   1
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+ -
 * |0|    level    |      N1       |   ... NM
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+ -
 * </pre>
 */
public final class SilenceDescriptor {

    /** More coefficients than these are not looked at: a receiver may lower the order (RFC 3389 §3). */
    public static final int MOST_COEFFICIENTS = 12;

    public static final int QUIETEST = 127;

    private static final int ZERO = 127;
    private static final int LARGEST = 254;
    private static final float STEP = 258 / 32768f;

    private final int level;
    private final float[] reflection;

    private SilenceDescriptor(int level, float[] reflection) {
        this.level = level;
        this.reflection = reflection;
    }

    /**
     * A descriptor with a spectrum.
     *
     * @param level below overload, in dB: 0 to 127
     * @param reflection between -1 and 1, at most {@link #MOST_COEFFICIENTS}
     */
    public static SilenceDescriptor of(int level, float... reflection) {
        if (level < 0 || level > QUIETEST || reflection.length > MOST_COEFFICIENTS) {
            throw new IllegalArgumentException("level " + level + ", order " + reflection.length);
        }
        return new SilenceDescriptor(level, reflection.clone());
    }

    /** Reads a payload from position to limit, which stay as they are; empty when there is not even a level. */
    public static Optional<SilenceDescriptor> parse(ByteBuffer payload) {
        if (!payload.hasRemaining()) {
            return Optional.empty();
        }
        int start = payload.position();
        float[] reflection = new float[Math.min(MOST_COEFFICIENTS, payload.remaining() - 1)];
        for (int i = 0; i < reflection.length; i++) {
            int coded = payload.get(start + 1 + i) & 0xff;
            reflection[i] = coded > LARGEST ? 0 : (coded - ZERO) * STEP; // 255 is reserved: RFC 3389 §3.2
        }
        return Optional.of(new SilenceDescriptor(payload.get(start) & 0x7f, reflection));
    }

    /** Writes the payload at the position of {@code payload}, which moves behind it: at most 13 bytes. */
    public void writeTo(ByteBuffer payload) {
        payload.put((byte) level);
        for (float coefficient : reflection) {
            int coded = Math.round(coefficient / STEP) + ZERO;
            payload.put((byte) Math.max(0, Math.min(LARGEST, coded)));
        }
    }

    /** Below overload, in dB. */
    public int level() {
        return level;
    }

    /** Root mean square in samples. */
    public double rms() {
        return level == QUIETEST ? 0 : 32768 * Math.pow(10, -level / 20.0);
    }

    /** Number of coefficients; 0 for a flat spectrum. */
    public int order() {
        return reflection.length;
    }

    public float reflection(int index) {
        return index < reflection.length ? reflection[index] : 0;
    }

    @Override
    public String toString() {
        return "silence at -" + level + " dBov, order " + order();
    }
}
