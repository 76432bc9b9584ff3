package uz.karnay.sdp;

/** Decimal numbers of a description, without exceptions. */
final class Numbers {

    static final int NONE = -1;

    private Numbers() {}

    /** The number, or {@link #NONE} when {@code text} is not one of 0 to {@code max}. */
    static int parse(String text, int max) {
        if (text.isEmpty() || text.length() > 9) {
            return NONE;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return number <= max ? number : NONE;
    }
}
