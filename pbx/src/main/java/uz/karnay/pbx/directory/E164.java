package uz.karnay.pbx.directory;

import java.util.Optional;
import java.util.regex.Pattern;

/** A public telephone number with its country code, such as {@code +998785553322} (ITU-T E.164: at most 15 digits). */
public record E164(String value) {

    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{5,14}");

    public E164 {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an E.164 number, + and 6 to 15 digits: " + value);
        }
    }

    /** The number that a text is, if it is one. */
    public static Optional<E164> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new E164(text)) : Optional.empty();
    }

    /** Without the plus: {@code 998785553322}. */
    public String digits() {
        return value.substring(1);
    }

    @Override
    public String toString() {
        return value;
    }
}
