package uz.karnay.codec.signal;

/** Noise of unit power with a flat spectrum, the same for the same seed: nothing here needs chance to be unpredictable. */
public final class WhiteNoise {

    /** Uniform from -1 to 1 has a power of a third. */
    private static final float UNIT_POWER = (float) Math.sqrt(3);

    private int state;

    public WhiteNoise(int seed) {
        state = seed * 2 + 1;
    }

    public float next() {
        state = state * 1664525 + 1013904223;
        return state * 0x1p-31f * UNIT_POWER;
    }
}
