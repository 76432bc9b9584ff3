package uz.karnay.codec.echo;

import java.util.Arrays;
import uz.karnay.codec.signal.RealFft;

/**
 * Learns how the far voice comes back, and foretells its echo: a Kalman filter in the frequency domain whose impulse
 * response is cut into partitions of 20 ms. Because it knows, bin by bin, how sure it is of what it learned and how much
 * of what it hears is somebody else, it learns fast in the beginning and hardly at all while both talk; no detector has
 * to say so. Works in blocks of 10 ms.
 */
final class EchoPath {

    /** How much of the path stays the same from block to block. */
    private static final float STEADY = 0.9998f;

    /** Share of a new block in the power of what is not echo. */
    private static final float NEAR_SHARE = 0.2f;

    /** Expected power of a partition's response in the beginning. */
    private static final float FIRST_DOUBT = 0.02f;

    /** Voices are less random than the theory of the filter has them; with more weight on doubt it converges faster. */
    private static final float CAUTION = 2;

    private final int block;
    private final int partitions;
    private final RealFft fft;
    private final int bins;

    private final float[][] farReal;
    private final float[][] farImaginary;
    private int newest;
    private final float[] farSamples;

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
        partitions = (tailMillis + 19) / 20;
        fft = new RealFft(Integer.highestOneBit(3 * block - 1) * 2);
        bins = fft.bins();
        farReal = new float[2 * partitions][bins];
        farImaginary = new float[2 * partitions][bins];
        farSamples = new float[fft.length()];
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
        System.arraycopy(work, work.length - block, echo, 0, block);
    }

    private float[] far(int partition, float[][] spectra) {
        return spectra[(newest - 2 * partition + spectra.length) % spectra.length];
    }

    private void addEcho(float[] xr, float[] xi, float[] wr, float[] wi) {
        for (int k = 0; k < bins; k++) {
            echoReal[k] += xr[k] * wr[k] - xi[k] * wi[k];
            echoImaginary[k] += xr[k] * wi[k] + xi[k] * wr[k];
        }
    }

    /** Learns from what was left after the foretold echo was taken away. */
    void learn(float[] error) {
        Arrays.fill(work, 0, work.length - block, 0);
        System.arraycopy(error, 0, work, work.length - block, block);
        fft.forward(work, errorReal, errorImaginary);
        Arrays.fill(unsure, 0);
        for (int p = 0; p < partitions; p++) {
            addUnsure(far(p, farReal), far(p, farImaginary), doubt[p]);
        }
        for (int k = 0; k < bins; k++) {
            float heard = errorReal[k] * errorReal[k] + errorImaginary[k] * errorImaginary[k];
            near[k] += NEAR_SHARE * (heard - near[k]);
        }
        for (int p = 0; p < partitions; p++) {
            learn(p, far(p, farReal), far(p, farImaginary));
        }
    }

    private void addUnsure(float[] xr, float[] xi, float[] doubt) {
        float share = (float) block / fft.length();
        for (int k = 0; k < bins; k++) {
            unsure[k] += share * doubt[k] * (xr[k] * xr[k] + xi[k] * xi[k]);
        }
    }

    private void learn(int p, float[] xr, float[] xi) {
        float share = (float) block / fft.length();
        float[] doubt = this.doubt[p];
        for (int k = 0; k < bins; k++) {
            float gain = doubt[k] / (CAUTION * unsure[k] + near[k] + block);
            stepReal[k] = gain * (xr[k] * errorReal[k] + xi[k] * errorImaginary[k]);
            stepImaginary[k] = gain * (xr[k] * errorImaginary[k] - xi[k] * errorReal[k]);
            doubt[k] *= STEADY * STEADY * (1 - share * gain * (xr[k] * xr[k] + xi[k] * xi[k]));
        }
        fft.inverse(stepReal, stepImaginary, work);
        Arrays.fill(work, 2 * block, work.length, 0);
        fft.forward(work, stepReal, stepImaginary);
        float[] wr = real[p];
        float[] wi = imaginary[p];
        for (int k = 0; k < bins; k++) {
            wr[k] += stepReal[k];
            wi[k] += stepImaginary[k];
            doubt[k] += (1 - STEADY * STEADY) * (wr[k] * wr[k] + wi[k] * wi[k]);
        }
    }

    int bins() {
        return bins;
    }

    /** Power of the echo that is expected to be left in a bin, for a window of as much energy as a block. */
    float expectedLeft(int k) {
        return unsure[k];
    }
}
