package uz.karnay.codec.echo;

import java.util.Arrays;
import uz.karnay.codec.signal.RealFft;

/**
 * Learns how the far voice comes back, and foretells its echo: a Kalman filter in the frequency domain whose impulse
 * response is cut into partitions of 20 ms. Because it knows, bin by bin, how sure it is of what it learned and how much
 * of what it hears is somebody else, it learns fast in the beginning and hardly at all while both talk; no detector has
 * to say so. Works in blocks of 10 ms, and learns from each of them four times: a voice repeats itself, and one block says
 * little of where in it an echo comes from.
 */
final class EchoPath {

    /** How much of the path stays the same from block to block. */
    private static final float STEADY = 0.9998f;

    /** Share of a new block in the power of what is not echo. */
    private static final float NEAR_SHARE = 0.35f;

    /** Expected power of a partition's response in the beginning. */
    private static final float FIRST_DOUBT = 0.1f;

    /** Voices are less random than the theory of the filter has them; with more weight on doubt it converges faster. */
    private static final float CAUTION = 2;

    /** Blocks that are learned from at once. */
    private static final int SPAN_BLOCKS = 4;

    private static final int PARTITION_BLOCKS = 2;

    /** A third of the partitions is trimmed in each block: as good as all in each, at two thirds of the cost. */
    private static final int TRIM_BLOCKS = 3;

    private final int block;
    private final int span;
    private final int partitions;
    private final RealFft fft;
    private final int bins;

    private final float[][] farReal;
    private final float[][] farImaginary;
    private int newest;
    private int turn;
    private final float[] farSamples;
    private final float[] heardSamples;
    private final float[] foretold;

    private final float[][] real;
    private final float[][] imaginary;
    private final float[][] doubt;

    private final float[] near;
    private final float[] echoReal;
    private final float[] echoImaginary;
    private final float[] errorReal;
    private final float[] errorImaginary;
    private final float[] unsure;
    private final float[] stepReal;
    private final float[] stepImaginary;
    private final float[] work;

    EchoPath(int sampleRate, int tailMillis) {
        block = sampleRate / 100;
        span = SPAN_BLOCKS * block;
        partitions = (tailMillis + 19) / 20;
        fft = new RealFft(Integer.highestOneBit((SPAN_BLOCKS + PARTITION_BLOCKS) * block - 1) * 2);
        bins = fft.bins();
        farReal = new float[PARTITION_BLOCKS * partitions][bins];
        farImaginary = new float[PARTITION_BLOCKS * partitions][bins];
        farSamples = new float[fft.length()];
        heardSamples = new float[span];
        foretold = new float[span];
        real = new float[partitions][bins];
        imaginary = new float[partitions][bins];
        doubt = new float[partitions][bins];
        near = new float[bins];
        echoReal = new float[bins];
        echoImaginary = new float[bins];
        errorReal = new float[bins];
        errorImaginary = new float[bins];
        unsure = new float[bins];
        stepReal = new float[bins];
        stepImaginary = new float[bins];
        work = new float[fft.length()];
        forget();
    }

    /** Begins to learn anew. */
    void forget() {
        for (int p = 0; p < partitions; p++) {
            Arrays.fill(real[p], 0);
            Arrays.fill(imaginary[p], 0);
            Arrays.fill(doubt[p], FIRST_DOUBT);
        }
        Arrays.fill(near, 0);
    }

    /** Takes a block of the far voice and foretells its echo. */
    void foretell(float[] far, float[] echo) {
        System.arraycopy(farSamples, block, farSamples, 0, farSamples.length - block);
        System.arraycopy(far, 0, farSamples, farSamples.length - block, block);
        newest = (newest + 1) % farReal.length;
        fft.forward(farSamples, farReal[newest], farImaginary[newest]);
        Arrays.fill(echoReal, 0);
        Arrays.fill(echoImaginary, 0);
        for (int p = 0; p < partitions; p++) {
            addEcho(far(p, farReal), far(p, farImaginary), real[p], imaginary[p]);
        }
        fft.inverse(echoReal, echoImaginary, work);
        System.arraycopy(work, work.length - span, foretold, 0, span);
        System.arraycopy(foretold, span - block, echo, 0, block);
    }

    private float[] far(int partition, float[][] spectra) {
        return spectra[(newest - PARTITION_BLOCKS * partition + spectra.length) % spectra.length];
    }

    private void addEcho(float[] xr, float[] xi, float[] wr, float[] wi) {
        for (int k = 0; k < bins; k++) {
            echoReal[k] += xr[k] * wr[k] - xi[k] * wi[k];
            echoImaginary[k] += xr[k] * wi[k] + xi[k] * wr[k];
        }
    }

    /** Learns from what came from the line, after its echo was foretold. */
    void learn(float[] heard) {
        System.arraycopy(heardSamples, block, heardSamples, 0, span - block);
        System.arraycopy(heard, 0, heardSamples, span - block, block);
        weighErrors();
        turn++;
        for (int p = 0; p < partitions; p++) {
            learn(p, far(p, farReal), far(p, farImaginary));
        }
    }

    private void weighErrors() {
        int before = work.length - span;
        Arrays.fill(work, 0, before, 0);
        for (int i = 0; i < span; i++) {
            work[before + i] = heardSamples[i] - foretold[i];
        }
        fft.forward(work, errorReal, errorImaginary);
        Arrays.fill(unsure, 0);
        for (int p = 0; p < partitions; p++) {
            addUnsure(far(p, farReal), far(p, farImaginary), doubt[p]);
        }
        for (int k = 0; k < bins; k++) {
            float left = errorReal[k] * errorReal[k] + errorImaginary[k] * errorImaginary[k];
            near[k] += NEAR_SHARE * (left - near[k]);
        }
    }

    private void addUnsure(float[] xr, float[] xi, float[] doubt) {
        float share = (float) span / fft.length();
        for (int k = 0; k < bins; k++) {
            unsure[k] += share * doubt[k] * (xr[k] * xr[k] + xi[k] * xi[k]);
        }
    }

    private void learn(int p, float[] xr, float[] xi) {
        float share = (float) block / fft.length(); // of what is new in it
        float[] doubt = this.doubt[p];
        for (int k = 0; k < bins; k++) {
            float gain = doubt[k] / (CAUTION * unsure[k] + near[k] + span);
            stepReal[k] = gain * (xr[k] * errorReal[k] + xi[k] * errorImaginary[k]);
            stepImaginary[k] = gain * (xr[k] * errorImaginary[k] - xi[k] * errorReal[k]);
            doubt[k] *= STEADY * STEADY * (1 - share * gain * (xr[k] * xr[k] + xi[k] * xi[k]));
        }
        float[] wr = real[p];
        float[] wi = imaginary[p];
        for (int k = 0; k < bins; k++) {
            wr[k] += stepReal[k];
            wi[k] += stepImaginary[k];
        }
        if ((p + turn) % TRIM_BLOCKS == 0) {
            trim(wr, wi);
        }
        for (int k = 0; k < bins; k++) {
            doubt[k] += (1 - STEADY * STEADY) * (wr[k] * wr[k] + wi[k] * wi[k]);
        }
    }

    /** A partition's response is no longer than the partition. */
    private void trim(float[] wr, float[] wi) {
        fft.inverse(wr, wi, work);
        Arrays.fill(work, PARTITION_BLOCKS * block, work.length, 0);
        fft.forward(work, wr, wi);
    }

    int bins() {
        return bins;
    }

    /** Power of the echo that is expected to be left in a bin, for a window of as much energy as a block. */
    float expectedLeft(int k) {
        return unsure[k] / SPAN_BLOCKS;
    }
}
