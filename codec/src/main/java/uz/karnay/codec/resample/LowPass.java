package uz.karnay.codec.resample;

/**
 * The filter between a rate and a multiple of it: linear in phase, with the least squared error over its pass band and,
 * weighted, its stop band. That is shorter than a windowed sinc: 2 ms of delay are enough for a fall from 3.4 to 4 kHz.
 */
final class LowPass {

    private static final LowPass NARROW_TO_WIDE = design(8000, 16000);
    private static final LowPass NARROW_TO_FULL = design(8000, 48000);
    private static final LowPass WIDE_TO_FULL = design(16000, 48000);

    private final int lowRate;
    private final int phases;
    private final int branchTaps;

    /** At the higher rate, of sum 1. */
    private final float[] taps;

    private LowPass(int lowRate, int phases, int branchTaps, float[] taps) {
        this.lowRate = lowRate;
        this.phases = phases;
        this.branchTaps = branchTaps;
        this.taps = taps;
    }

    static LowPass between(int lowRate, int highRate) {
        checkRate(lowRate);
        checkRate(highRate);
        if (lowRate == 16000) {
            return WIDE_TO_FULL;
        }
        return highRate == 16000 ? NARROW_TO_WIDE : NARROW_TO_FULL;
    }

    static void checkRate(int rate) {
        if (rate != 8000 && rate != 16000 && rate != 48000) {
            throw new IllegalArgumentException("rate " + rate + ", not 8000, 16000 or 48000");
        }
    }

    /** How many times the higher rate is the lower one: the number of branches. */
    int phases() {
        return phases;
    }

    /** Taps of a branch, at the lower rate. */
    int branchTaps() {
        return branchTaps;
    }

    int delayMicros() {
        return (int) ((taps.length - 1) * 500_000L / ((long) lowRate * phases));
    }

    /** The taps of a branch, times {@code gain}, the oldest sample's first. */
    float[] branch(int number, float gain) {
        float[] branch = new float[branchTaps];
        for (int i = 0; i < branchTaps; i++) {
            branch[branchTaps - 1 - i] = taps[number + i * phases] * gain;
        }
        return branch;
    }

    private static LowPass design(int lowRate, int highRate) {
        boolean narrow = lowRate == 8000;
        int phases = highRate / lowRate;
        int branchTaps = narrow ? 32 : 40;
        double passHz = narrow ? 3400 : 7000;
        double stopHz = lowRate / 2.0 - 27;
        float[] taps = new LeastSquares(2 * Math.PI * passHz / highRate, 2 * Math.PI * stopHz / highRate)
                .design(phases * branchTaps);
        return new LowPass(lowRate, phases, branchTaps, taps);
    }
}
