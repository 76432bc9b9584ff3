package uz.karnay.codec.g722;

import static uz.karnay.codec.g722.Saturation.between;
import static uz.karnay.codec.g722.Saturation.to16Bits;

/**
 * Guesses the next sample of a sub-band from those before it, with two poles and six zeroes that follow the signal. Encoder
 * and decoder run the same one on the same differences, so both guess alike: blocks 4L and 4H of ITU-T G.722.
 */
final class Predictor {

    private static final int MAX_SECOND_POLE = 12288;
    private static final int STABLE = 15360; // what both poles together stay below

    private int zero1; // fields and not an array: they stay in registers
    private int zero2;
    private int zero3;
    private int zero4;
    private int zero5;
    private int zero6;
    private int difference1; // the newest
    private int difference2;
    private int difference3;
    private int difference4;
    private int difference5;
    private int difference6;
    private int firstPole;
    private int secondPole;
    private int partial1; // differences plus the zeroes' share, one and two samples ago
    private int partial2;
    private int rebuilt1;
    private int fromZeroes;
    private int prediction;

    /** The sample it expects next. */
    int prediction() {
        return prediction;
    }

    /** Learns how far the sample was from the prediction, quantised, and predicts the one after it. */
    void learn(int difference) {
        int partial = to16Bits(fromZeroes + difference);
        int rebuilt = to16Bits(prediction + difference);
        adaptPoles(partial);
        partial2 = partial1;
        partial1 = partial;
        fromZeroes = adaptZeroes(difference);
        int fromPoles =
                to16Bits((firstPole * to16Bits(2 * rebuilt) >> 15) + (secondPole * to16Bits(2 * rebuilt1) >> 15));
        rebuilt1 = rebuilt;
        prediction = to16Bits(fromPoles + fromZeroes);
    }

    /** UPPOL2, then UPPOL1 with its result. */
    private void adaptPoles(int partial) {
        boolean likeLast = (partial ^ partial1) >= 0;
        boolean likeOneBefore = (partial ^ partial2) >= 0;
        int first = to16Bits(firstPole << 2);
        int pull = likeLast ? Math.min(-first, Short.MAX_VALUE) : first;
        int second = (likeOneBefore ? 128 : -128) + (pull >> 7) + (secondPole * 32512 >> 15);
        secondPole = between(-MAX_SECOND_POLE, second, MAX_SECOND_POLE);
        int most = STABLE - secondPole;
        firstPole = between(-most, (likeLast ? 192 : -192) + (firstPole * 32640 >> 15), most);
    }

    /** UPZERO, with FILTEZ in the same round: the zeroes' share of the next prediction. */
    private int adaptZeroes(int difference) {
        int step = difference == 0 ? 0 : 128;
        zero1 = adapted(zero1, difference1 ^ difference, step);
        zero2 = adapted(zero2, difference2 ^ difference, step);
        zero3 = adapted(zero3, difference3 ^ difference, step);
        zero4 = adapted(zero4, difference4 ^ difference, step);
        zero5 = adapted(zero5, difference5 ^ difference, step);
        zero6 = adapted(zero6, difference6 ^ difference, step);
        difference6 = difference5;
        difference5 = difference4;
        difference4 = difference3;
        difference3 = difference2;
        difference2 = difference1;
        difference1 = difference;
        return to16Bits(share(zero1, difference1)
                + share(zero2, difference2)
                + share(zero3, difference3)
                + share(zero4, difference4)
                + share(zero5, difference5)
                + share(zero6, difference6));
    }

    /** One step towards or away, by whether the signs agree; and a little back to nothing. */
    private static int adapted(int zero, int signs, int step) {
        int turn = signs >> 31;
        return (step ^ turn) - turn + (zero * 32640 >> 15);
    }

    private static int share(int zero, int difference) {
        return zero * to16Bits(2 * difference) >> 15;
    }
}
