package uz.karnay.codec.g722;

/** Arithmetic that stops at its limits instead of wrapping round, as the recommendation counts. */
final class Saturation {

    private Saturation() {}

    /** Without {@code Math.clamp}, which reckons in 64 bits and checks its limits each time. */
    static int between(int lowest, int value, int highest) {
        return Math.min(Math.max(value, lowest), highest);
    }

    static int to16Bits(int value) {
        return (short) value == value ? value : value >> 31 ^ Short.MAX_VALUE;
    }

    /** The range of a sub-band's signal. */
    static int to15Bits(int value) {
        return between(-16384, value, 16383);
    }
}
