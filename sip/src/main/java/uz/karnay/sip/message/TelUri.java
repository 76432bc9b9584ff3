package uz.karnay.sip.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A telephone number, {@code tel:+998712051111} (RFC 3966). {@code number} may hold visual separators. */
public record TelUri(String number, Parameters parameters) implements Uri {

    private static final String VISUAL_SEPARATORS = "-.()";

    public TelUri {
        if (!isNumber(number)) {
            throw new IllegalArgumentException("not a telephone number: " + number);
        }
    }

    public static TelUri of(String number) {
        return new TelUri(number, Parameters.NONE);
    }

    @Override
    public String scheme() {
        return "tel";
    }

    /** Begins with a plus, so that it is the same number everywhere. */
    public boolean isGlobal() {
        return number.startsWith("+");
    }

    /** The number without visual separators. */
    public String digits() {
        var digits = new StringBuilder(number.length());
        number.chars().filter(c -> VISUAL_SEPARATORS.indexOf(c) < 0).forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /** RFC 3966 §5: visual separators and case do not count. */
    @Override
    public boolean isEquivalentTo(Uri other) {
        return other instanceof TelUri tel
                && digits().equalsIgnoreCase(tel.digits())
                && parameters
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .equals(tel.parameters.toString().toLowerCase(Locale.ROOT));
    }

    static @Nullable TelUri readAfterScheme(Cursor in) {
        int start = in.at();
        while (!in.atEnd() && in.peek() != ';') {
            in.to(in.at() + 1);
        }
        String number = in.text(start, in.at());
        Parameters parameters = isNumber(number) ? Parameters.readUri(in) : null;
        return parameters != null && in.atEnd() ? new TelUri(number, parameters) : null;
    }

    private static boolean isNumber(String text) {
        int first = text.startsWith("+") ? 1 : 0;
        return text.length() > first
                && text.chars().skip(first).allMatch(c -> Grammar.isHex(c) || "*#-.()".indexOf(c) >= 0);
    }

    @Override
    public void writeTo(ByteSink out) {
        out.text("tel:").text(number);
        parameters.writeTo(out);
    }

    @Override
    public String toString() {
        var out = new ByteSink(64);
        writeTo(out);
        return out.toString();
    }
}
