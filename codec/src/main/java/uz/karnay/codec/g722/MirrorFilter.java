package uz.karnay.codec.g722;

/** The 24 taps that part 16 kHz into two sub-bands and join them again (ITU-T G.722 table 4): every other one for each. */
final class MirrorFilter {

    static final int PAIRS = 12;

    private MirrorFilter() {}

    /** Over twelve values each from {@code x[0]} on, the oldest first, with the taps of even numbers. */
    static void even(int[] x, int[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = 3 * x[i]
                    - 11 * x[i + 1]
                    + 12 * x[i + 2]
                    + 32 * x[i + 3]
                    - 210 * x[i + 4]
                    + 951 * x[i + 5]
                    + 3876 * x[i + 6]
                    - 805 * x[i + 7]
                    + 362 * x[i + 8]
                    - 156 * x[i + 9]
                    + 53 * x[i + 10]
                    - 11 * x[i + 11];
        }
    }

    /** The same with the taps of odd numbers: those of even ones, from behind. */
    static void odd(int[] x, int[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = -11 * x[i]
                    + 53 * x[i + 1]
                    - 156 * x[i + 2]
                    + 362 * x[i + 3]
                    - 805 * x[i + 4]
                    + 3876 * x[i + 5]
                    + 951 * x[i + 6]
                    - 210 * x[i + 7]
                    + 32 * x[i + 8]
                    + 12 * x[i + 9]
                    - 11 * x[i + 10]
                    + 3 * x[i + 11];
        }
    }
}
