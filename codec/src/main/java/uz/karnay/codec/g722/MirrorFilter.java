package uz.karnay.codec.g722;

/** The 24 taps that part 16 kHz into two sub-bands and join them again (ITU-T G.722 table 4): every other one for each. */
final class MirrorFilter {

    static final int PAIRS = 12;

    private MirrorFilter() {}

    /** Over twelve values from {@code at}, the oldest first, with the taps of even numbers. */
    static int even(int[] x, int at) {
        return 3 * x[at]
                - 11 * x[at + 1]
                + 12 * x[at + 2]
                + 32 * x[at + 3]
                - 210 * x[at + 4]
                + 951 * x[at + 5]
                + 3876 * x[at + 6]
                - 805 * x[at + 7]
                + 362 * x[at + 8]
                - 156 * x[at + 9]
                + 53 * x[at + 10]
                - 11 * x[at + 11];
    }

    /** The same with the taps of odd numbers: those of even ones, from behind. */
    static int odd(int[] x, int at) {
        return -11 * x[at]
                + 53 * x[at + 1]
                - 156 * x[at + 2]
                + 362 * x[at + 3]
                - 805 * x[at + 4]
                + 3876 * x[at + 5]
                + 951 * x[at + 6]
                - 210 * x[at + 7]
                + 32 * x[at + 8]
                + 12 * x[at + 9]
                - 11 * x[at + 10]
                + 3 * x[at + 11];
    }
}
