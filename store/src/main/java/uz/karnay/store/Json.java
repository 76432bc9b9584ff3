package uz.karnay.store;

import org.jspecify.annotations.Nullable;

/** Writes the little JSON of the change log (RFC 8259 §7). */
final class Json {

    private Json() {}

    static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> text(value.toString());
        };
    }

    static String text(String value) {
        var out = new StringBuilder(value.length() + 2).append('"');
        value.chars().forEach(c -> append(out, (char) c));
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, char c) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
        } else {
            out.append(c);
        }
    }
}
