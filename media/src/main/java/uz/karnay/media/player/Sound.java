package uz.karnay.media.player;

/** Sound that is ready to be played by any number of players at once. Immutable; any thread. */
public interface Sound {

    /** Samples a second: 8000, 16000 or 48000. */
    int rate();

    /** In samples. */
    long length();

    /** Copies {@code count} samples, all of which are there. */
    void copy(long from, short[] to, int at, int count);

    /** Samples in memory. */
    static Sound of(int rate, short[] samples) {
        return new HeapSound(rate, samples.clone());
    }
}
