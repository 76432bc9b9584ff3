package uz.karnay.codec.g722;

/** How coarse a sub-band is quantised; grows with loud differences and shrinks with soft ones: blocks 3L and 3H. */
final class StepSize {

    private static final int[] MANTISSAS = {
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
        2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
    };

    private final int largestLog;
    private final int exponent;
    private int log;
    private int size;
    private float inverse;

    private StepSize(int largestLog, int exponent) {
        this.largestLog = largestLog;
        this.exponent = exponent;
        resize();
    }

    static StepSize ofLowBand() {
        return new StepSize(18432, 8);
    }

    static StepSize ofHighBand() {
        return new StepSize(22528, 10);
    }

    int value() {
        return size;
    }

    /** LOGSCL or LOGSCH, then SCALEL or SCALEH. */
    void adapt(int weight) {
        log = Saturation.between(0, (log * 127 >> 7) + weight, largestLog);
        resize();
    }

    /** 4096 divided by it. */
    float inverse() {
        return inverse;
    }

    private void resize() {
        int mantissa = MANTISSAS[log >> 6 & 31];
        int shift = exponent - (log >> 11);
        size = (shift < 0 ? mantissa << -shift : mantissa >> shift) << 2;
        inverse = 4096f / size;
    }
}
