package uz.karnay.pbx.route;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of the dial plan: {@code X} is 0-9, {@code Z} 1-9, {@code N} 2-9, {@code [135-7]} one of those digits, any
 * other of {@code 0-9 + * #} itself; at the end {@code .} is one or more characters, {@code !} none or more.
 */
public final class DialPattern {

    /** How long a pattern may be. */
    public static final int MAX_LENGTH = 64;

    /** What follows the fixed places. */
    private enum Tail {
        NOTHING,
        ONE_OR_MORE,
        ANY
    }

    private final String text;
    private final List<BitSet> places;
    private final Tail tail;

    private DialPattern(String text, List<BitSet> places, Tail tail) {
        this.text = text;
        this.places = places;
        this.tail = tail;
    }

    /** @throws IllegalArgumentException with a message for the administrator when {@code text} is no pattern */
    public static DialPattern parse(String text) {
        require(!text.isEmpty(), "a pattern is needed");
        require(text.length() <= MAX_LENGTH, "a pattern has at most " + MAX_LENGTH + " characters");
        var places = new ArrayList<BitSet>();
        int at = 0;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '!') {
            int end = text.charAt(at) == '[' ? closing(text, at) + 1 : at + 1;
            places.add(text.charAt(at) == '[' ? choice(text.substring(at + 1, end - 1)) : place(text.charAt(at)));
            at = end;
        }
        return new DialPattern(text, List.copyOf(places), tail(text, at));
    }

    public boolean matches(String dialled) {
        return lengthFits(dialled.length()) && digitsFit(dialled);
    }

    /** The length of the shortest number that fits. */
    public int minLength() {
        return places.size() + (tail == Tail.ONE_OR_MORE ? 1 : 0);
    }

    @Override
    public String toString() {
        return text;
    }

    private boolean lengthFits(int length) {
        return tail == Tail.NOTHING ? length == places.size() : length >= minLength();
    }

    private boolean digitsFit(String dialled) {
        for (int i = 0; i < places.size(); i++) {
            if (!places.get(i).get(dialled.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static Tail tail(String text, int at) {
        if (at == text.length()) {
            return Tail.NOTHING;
        }
        require(at == text.length() - 1, "'" + text.charAt(at) + "' may only stand at the end");
        return text.charAt(at) == '.' ? Tail.ONE_OR_MORE : Tail.ANY;
    }

    private static BitSet place(char letter) {
        return switch (letter) {
            case 'X', 'x' -> range('0', '9');
            case 'Z', 'z' -> range('1', '9');
            case 'N', 'n' -> range('2', '9');
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '*', '#' -> range(letter, letter);
            case '_' -> throw new IllegalArgumentException("leave out the underscore, every pattern is one");
            default -> throw new IllegalArgumentException("'" + letter + "' means nothing in a pattern");
        };
    }

    private static int closing(String text, int open) {
        int close = text.indexOf(']', open);
        require(close > open + 1, "'[' needs digits and a ']' after it");
        return close;
    }

    /** What stands between brackets: digits and ranges of digits. */
    private static BitSet choice(String inside) {
        var digits = new BitSet();
        for (int i = 0; i < inside.length(); i++) {
            char first = inside.charAt(i);
            boolean isRange = i + 2 < inside.length() && inside.charAt(i + 1) == '-';
            char last = isRange ? inside.charAt(i + 2) : first;
            require(isDigit(first) && isDigit(last) && first <= last, "[" + inside + "] is no choice of digits");
            digits.or(range(first, last));
            i += isRange ? 2 : 0;
        }
        return digits;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static BitSet range(char first, char last) {
        var digits = new BitSet();
        digits.set(first, last + 1);
        return digits;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
