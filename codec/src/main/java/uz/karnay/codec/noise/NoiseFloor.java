package uz.karnay.codec.noise;

import java.util.Arrays;

/**
 * Follows the power of stationary noise in each band of a sound, speech or not: the least smoothed power of the last
 * seconds, because between syllables nothing else is left (minimum statistics).
 */
public final class NoiseFloor {

    private static final int PARTS = 8;

    private final float smoothing;
    private final int partFrames;
    private final float bias;
    private final float[] smoothed;
    private final float[] partLeast;
    private final float[][] leasts;
    private final float[] floor;
    private boolean begun;
    private int frames;
    private int part;

    /**
     * A floor that looks back over {@code seconds}.
     *
     * @param smoothing share of a new frame in the power that is followed
     * @param bias how much a mean is above such a minimum
     */
    public NoiseFloor(int bands, double framesPerSecond, double seconds, float smoothing, float bias) {
        this.smoothing = smoothing;
        this.bias = bias;
        partFrames = Math.max(1, (int) (framesPerSecond * seconds / PARTS));
        smoothed = new float[bands];
        partLeast = new float[bands];
        leasts = new float[PARTS][bands];
        floor = new float[bands];
        for (float[] least : leasts) {
            Arrays.fill(least, Float.MAX_VALUE);
        }
        Arrays.fill(partLeast, Float.MAX_VALUE);
    }

    /** Takes the power of the next frame in each band. */
    public void observe(float[] power) {
        float share = begun ? smoothing : 1;
        begun = true;
        for (int band = 0; band < smoothed.length; band++) {
            smoothed[band] += share * (power[band] - smoothed[band]);
            partLeast[band] = Math.min(partLeast[band], smoothed[band]);
        }
        if (++frames == partFrames) {
            nextPart();
        }
        settle();
    }

    private void nextPart() {
        float[] oldest = leasts[part];
        System.arraycopy(partLeast, 0, oldest, 0, oldest.length);
        Arrays.fill(partLeast, Float.MAX_VALUE);
        part = (part + 1) % PARTS;
        frames = 0;
    }

    private void settle() {
        for (int band = 0; band < floor.length; band++) {
            float least = partLeast[band];
            for (float[] earlier : leasts) {
                least = Math.min(least, earlier[band]);
            }
            floor[band] = bias * least;
        }
    }

    /** Power of the noise in a band. */
    public float floor(int band) {
        return floor[band];
    }
}
