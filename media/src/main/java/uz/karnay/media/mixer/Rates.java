package uz.karnay.media.mixer;

/** The rates a conference may sound at, by a small number each, so that what belongs to one is found in an array. */
final class Rates {

    static final int COUNT = 3;

    private static final int[] PER_SECOND = {8000, 16_000, 48_000};

    private Rates() {}

    static int perSecond(int index) {
        return PER_SECOND[index];
    }

    static int frameOf(int index) {
        return PER_SECOND[index] / 50;
    }

    static int indexOf(int rate) {
        return switch (rate) {
            case 8000 -> 0;
            case 16_000 -> 1;
            case 48_000 -> 2;
            default -> throw new IllegalArgumentException("no such rate: " + rate);
        };
    }
}
