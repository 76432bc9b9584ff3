package uz.karnay.codec.g722;

import static uz.karnay.codec.g722.Saturation.to15Bits;
import static uz.karnay.codec.g722.Saturation.to16Bits;

/** The sub-band of 4 to 8 kHz, two bits a sample: a sign, and whether it is near. */
final class HighBand {

    private static final int NEAR = 564; // in 1/4096 of the step
    private static final int[] TWO_BITS = {-7408, -1616, 7408, 1616};
    private static final int[] WEIGHTS = {798, -214, 798, -214};

    private final Predictor predictor = new Predictor();
    private final StepSize step = StepSize.ofHighBand();

    /** The code of the next sample. */
    int encode(int sample) {
        int difference = to16Bits(sample - predictor.prediction());
        int magnitude = difference < 0 ? ~difference : difference;
        int near = magnitude < NEAR * step.value() >> 12 ? 1 : 0;
        int code = difference < 0 ? near : 2 | near;
        learn(code);
        return code;
    }

    /** The next sample, by its code. */
    int decode(int code) {
        int expected = predictor.prediction();
        return to15Bits(expected + learn(code));
    }

    private int learn(int code) {
        int difference = step.value() * TWO_BITS[code] >> 15;
        predictor.learn(difference);
        step.adapt(WEIGHTS[code]);
        return difference;
    }
}
