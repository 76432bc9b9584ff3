package uz.karnay.codec.g722;

/** Arithmetic that stops at its limits instead of wrapping round, as the recommendation counts. */
final class Saturation {

    private Saturation() {}

    static int to16Bits(int value) {
        return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** The range of a sub-band's signal. */
    static int to15Bits(int value) {
        return Math.clamp(value, -16384, 16383);
    }
}
