package uz.karnay.codec.loss;

/**
 * Finds the pitch period at the end of a piece of sound: the lag of 5 to 15 ms (66 to 200 Hz) at which it is most like
 * itself, as in ITU-T G.711 Appendix I. First roughly, on every n-th sample and lag, then exactly around the best.
 */
final class Pitch {

    private final int shortest;
    private final int longest;
    private final int window;
    private final int coarse;

    Pitch(int sampleRate) {
        shortest = sampleRate / 200;
        longest = sampleRate * 3 / 200;
        window = sampleRate / 50;
        coarse = sampleRate / 8000;
    }

    int longest() {
        return longest;
    }

    /** Samples of the past that {@link #find} looks at. */
    int reach() {
        return window + longest;
    }

    /** The period in samples, of the sound that ends at {@code end}. */
    int find(float[] sound, int end) {
        int rough = best(sound, end, shortest, longest, coarse);
        return best(sound, end, Math.max(shortest, rough - coarse), Math.min(longest, rough + coarse), 1);
    }

    private int best(float[] sound, int end, int from, int to, int step) {
        int best = from;
        float bestLikeness = -Float.MAX_VALUE;
        for (int lag = from; lag <= to; lag += step) {
            float likeness = likeness(sound, end, lag, step);
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = lag;
            }
        }
        return best;
    }

    /** Cross-correlation over the root of the lagged energy; of silence 0. */
    private float likeness(float[] sound, int end, int lag, int step) {
        float correlation = 0;
        float energy = window; // a floor of one unit a sample, so that silence divides
        for (int i = end - window; i < end; i += step) {
            correlation += sound[i] * sound[i - lag];
            energy += sound[i - lag] * sound[i - lag];
        }
        return correlation / (float) Math.sqrt(energy);
    }
}
