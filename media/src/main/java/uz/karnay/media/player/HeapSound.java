package uz.karnay.media.player;

/** Samples in memory. */
final class HeapSound implements Sound {

    private final int rate;
    private final short[] samples;

    HeapSound(int rate, short[] samples) {
        this.rate = rate;
        this.samples = samples;
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public long length() {
        return samples.length;
    }

    @Override
    public void copy(long from, short[] to, int at, int count) {
        System.arraycopy(samples, (int) from, to, at, count);
    }
}
