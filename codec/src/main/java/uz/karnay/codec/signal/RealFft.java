package uz.karnay.codec.signal;

/**
 * The discrete Fourier transform of real samples, of a length that is a power of two, by a complex one of half of it. A
 * spectrum is {@code length / 2 + 1} real parts and as many imaginary ones. Allocates nothing after it was made; not for
 * two threads at once.
 */
public final class RealFft {

    private final int length;
    private final int half;
    private final int[] order;
    private final float[] cosines;
    private final float[] sines;
    private final float[] re;
    private final float[] im;

    public RealFft(int length) {
        if (Integer.bitCount(length) != 1 || length < 4) {
            throw new IllegalArgumentException("length " + length);
        }
        this.length = length;
        half = length / 2;
        order = new int[half];
        for (int i = 0; i < half; i++) {
            order[i] = Integer.reverse(i) >>> (Integer.numberOfLeadingZeros(half) + 1);
        }
        cosines = new float[half];
        sines = new float[half];
        for (int i = 0; i < half; i++) {
            cosines[i] = (float) Math.cos(2 * Math.PI * i / length);
            sines[i] = (float) -Math.sin(2 * Math.PI * i / length);
        }
        re = new float[half];
        im = new float[half];
    }

    public int length() {
        return length;
    }

    /** Frequencies of a spectrum. */
    public int bins() {
        return half + 1;
    }

    public void forward(float[] samples, float[] real, float[] imaginary) {
        for (int i = 0; i < half; i++) {
            re[order[i]] = samples[2 * i];
            im[order[i]] = samples[2 * i + 1];
        }
        butterflies();
        for (int k = 0; k <= half / 2; k++) {
            unfold(k, real, imaginary);
        }
    }

    /** The samples that have this spectrum; with {@link #forward} it gives the same again. */
    public void inverse(float[] real, float[] imaginary, float[] samples) {
        for (int k = 0; k <= half / 2; k++) {
            fold(k, real, imaginary);
        }
        butterflies();
        float scale = 1f / half;
        for (int i = 0; i < half; i++) {
            samples[2 * i] = re[i] * scale;
            samples[2 * i + 1] = -im[i] * scale;
        }
    }

    private void unfold(int k, float[] real, float[] imaginary) {
        int mirror = (half - k) & (half - 1);
        float evenRe = (re[k] + re[mirror]) / 2;
        float evenIm = (im[k] - im[mirror]) / 2;
        float oddRe = (im[k] + im[mirror]) / 2;
        float oddIm = (re[mirror] - re[k]) / 2;
        float turnedRe = oddRe * cosines[k] - oddIm * sines[k];
        float turnedIm = oddRe * sines[k] + oddIm * cosines[k];
        real[k] = evenRe + turnedRe;
        imaginary[k] = evenIm + turnedIm;
        real[half - k] = evenRe - turnedRe;
        imaginary[half - k] = turnedIm - evenIm;
    }

    /** The other way, and conjugated, so that the same butterflies serve. */
    private void fold(int k, float[] real, float[] imaginary) {
        int other = half - k;
        float evenRe = (real[k] + real[other]) / 2;
        float evenIm = (imaginary[k] - imaginary[other]) / 2;
        float turnedRe = (real[k] - real[other]) / 2;
        float turnedIm = (imaginary[k] + imaginary[other]) / 2;
        float oddRe = turnedRe * cosines[k] + turnedIm * sines[k];
        float oddIm = turnedIm * cosines[k] - turnedRe * sines[k];
        put(k, evenRe - oddIm, evenIm + oddRe);
        if (k > 0) {
            put(other, evenRe + oddIm, oddRe - evenIm);
        }
    }

    private void put(int k, float real, float imaginary) {
        re[order[k]] = real;
        im[order[k]] = -imaginary;
    }

    private void butterflies() {
        int first = pairs();
        for (int size = first; size < half; size *= 2) {
            int step = half / size;
            for (int start = 0; start < half; start += 2 * size) {
                for (int i = 0; i < size; i++) {
                    butterfly(start + i, start + i + size, cosines[i * step], sines[i * step]);
                }
            }
        }
    }

    /** The first two rounds at once, whose turns are by quarters and need no multiplication; gives the next size. */
    private int pairs() {
        if (half < 4) {
            return 1;
        }
        for (int i = 0; i < half; i += 4) {
            float sumRe = re[i] + re[i + 1];
            float sumIm = im[i] + im[i + 1];
            float differenceRe = re[i] - re[i + 1];
            float differenceIm = im[i] - im[i + 1];
            float otherSumRe = re[i + 2] + re[i + 3];
            float otherSumIm = im[i + 2] + im[i + 3];
            float otherDifferenceRe = re[i + 2] - re[i + 3];
            float otherDifferenceIm = im[i + 2] - im[i + 3];
            re[i] = sumRe + otherSumRe;
            im[i] = sumIm + otherSumIm;
            re[i + 1] = differenceRe + otherDifferenceIm;
            im[i + 1] = differenceIm - otherDifferenceRe;
            re[i + 2] = sumRe - otherSumRe;
            im[i + 2] = sumIm - otherSumIm;
            re[i + 3] = differenceRe - otherDifferenceIm;
            im[i + 3] = differenceIm + otherDifferenceRe;
        }
        return 4;
    }

    private void butterfly(int upper, int lower, float cosine, float sine) {
        float turnedRe = re[lower] * cosine - im[lower] * sine;
        float turnedIm = re[lower] * sine + im[lower] * cosine;
        re[lower] = re[upper] - turnedRe;
        im[lower] = im[upper] - turnedIm;
        re[upper] += turnedRe;
        im[upper] += turnedIm;
    }
}
