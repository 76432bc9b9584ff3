package uz.karnay.sip.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of a URI before its colon. */
final class UriScheme {

    private UriScheme() {}

    /** The scheme in lower case, with the cursor after its colon; null if there is none. */
    static @Nullable String read(Cursor in) {
        int start = in.at();
        while (isSchemeCharacter(in.peek())) {
            in.to(in.at() + 1);
        }
        int end = in.at();
        if (end == start || !in.take(':') || !isLetter(in.bytes()[start])) {
            return null;
        }
        return known(in.bytes(), start, end) ? "sip" : in.text(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean known(byte[] bytes, int start, int end) {
        return end - start == 3 && bytes[start] == 's' && bytes[start + 1] == 'i' && bytes[start + 2] == 'p';
    }

    private static boolean isSchemeCharacter(int c) {
        return isLetter(c) || Grammar.isDigit(c) || c == '+' || c == '-' || c == '.';
    }

    private static boolean isLetter(int c) {
        int lower = Grammar.lower(c);
        return lower >= 'a' && lower <= 'z';
    }
}
