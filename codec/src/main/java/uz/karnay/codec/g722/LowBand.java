package uz.karnay.codec.g722;

import static uz.karnay.codec.g722.Saturation.to15Bits;
import static uz.karnay.codec.g722.Saturation.to16Bits;

/** The sub-band of 0 to 4 kHz, six bits a sample; the prediction lives on the upper four of them alone. */
final class LowBand {

    /** Where intervals of the magnitude end, in 1/4096 of the step. */
    private static final int[] ENDS = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219,
        1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };

    private static final int LAST = ENDS[ENDS.length - 1];

    /** The interval of each magnitude when a step is 4096. */
    private static final byte[] NEARBY = nearby();

    private static final int[] SIX_BITS = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576,
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040,
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };

    private static final int[] FOUR_BITS = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };

    /** What each of the four-bit codes does to the step: WL by RL42. */
    private static final int[] WEIGHTS = {
        -60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60
    };

    private final Predictor predictor = new Predictor();
    private final StepSize step = StepSize.ofLowBand();

    /** The code of the next sample. */
    int encode(int sample) {
        int difference = to16Bits(sample - predictor.prediction());
        int code = difference < 0 ? negative(interval(~difference)) : 62 - interval(difference);
        learn(code);
        return code;
    }

    /**
     * The smallest interval that ends above the magnitude, from 1; 30 when none does (QUANTL). What the magnitude is in steps
     * leads to its neighbourhood, where it is compared as the recommendation rounds.
     */
    private int interval(int magnitude) {
        int size = step.value();
        int interval = NEARBY[Math.min((int) (magnitude * step.inverse()), LAST)];
        while (interval < ENDS.length && magnitude >= ENDS[interval] * size >> 12) {
            interval++;
        }
        while (interval > 1 && magnitude < ENDS[interval - 1] * size >> 12) {
            interval--;
        }
        return interval;
    }

    private static byte[] nearby() {
        var nearby = new byte[LAST + 1];
        for (int magnitude = 0, interval = 1; magnitude <= LAST; magnitude++) {
            while (interval < ENDS.length && magnitude >= ENDS[interval]) {
                interval++;
            }
            nearby[magnitude] = (byte) interval;
        }
        return nearby;
    }

    /** The codes 0 to 3 are left out of the six bits: they would be all zeroes at four. */
    private static int negative(int interval) {
        return interval <= 2 ? 64 - interval : 34 - interval;
    }

    /** The next sample, by its code. */
    int decode(int code) {
        int sample = to15Bits(predictor.prediction() + (step.value() * SIX_BITS[code] >> 15));
        learn(code);
        return sample;
    }

    private void learn(int code) {
        int upper = code >> 2;
        predictor.learn(step.value() * FOUR_BITS[upper] >> 15);
        step.adapt(WEIGHTS[upper]);
    }
}
