package uz.karnay.loop.virtual;

import uz.karnay.loop.Entropy;

/** Entropy that replays from a seed (SplitMix64, Steele and others 2014). Not for production. */
public final class SeededEntropy implements Entropy {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    public SeededEntropy(long seed) {
        state = seed;
    }

    /** Entropy for one part of a world, so that a change in that part leaves the others' draws as they were. */
    public SeededEntropy fork() {
        return new SeededEntropy(nextLong());
    }

    /** True with the given probability, 0 to 1. */
    public boolean chance(double probability) {
        return (nextLong() >>> 11) * 0x1.0p-53 < probability;
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        long mixed = state;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
