package uz.karnay.codec.g722;

import static uz.karnay.codec.g722.Saturation.to16Bits;

/**
 * Guesses the next sample of a sub-band from those before it, with two poles and six zeroes that follow the signal. Encoder
 * and decoder run the same one on the same differences, so both guess alike: blocks 4L and 4H of ITU-T G.722.
 */
final class Predictor {

    private static final int ZEROES = 6;
    private static final int MAX_SECOND_POLE = 12288;
    private static final int STABLE = 15360; // what both poles together stay below

    private final int[] zeroes = new int[ZEROES];
    private final int[] differences = new int[ZEROES]; // the newest first
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
        secondPole = Math.clamp(second, -MAX_SECOND_POLE, MAX_SECOND_POLE);
        int most = STABLE - secondPole;
        firstPole = Math.clamp((likeLast ? 192 : -192) + (firstPole * 32640 >> 15), -most, most);
    }

    /** UPZERO, with FILTEZ in the same round: the zeroes' share of the next prediction. */
    private int adaptZeroes(int difference) {
        int step = difference == 0 ? 0 : 128;
        int newer = difference;
        int share = 0;
        for (int i = 0; i < ZEROES; i++) {
            int older = differences[i];
            int zero = to16Bits(((older ^ difference) >= 0 ? step : -step) + (zeroes[i] * 32640 >> 15));
            zeroes[i] = zero;
            differences[i] = newer;
            share += zero * to16Bits(2 * newer) >> 15;
            newer = older;
        }
        return to16Bits(share);
    }
}
