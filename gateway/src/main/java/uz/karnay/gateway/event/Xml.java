package uz.karnay.gateway.event;

/** Text inside an XML document. Stateless. */
final class Xml {

    private Xml() {}

    /** Fit for an attribute in double quotes and for an element; what XML 1.0 §2.2 does not allow becomes a question mark. */
    static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            default -> out.appendCodePoint(isAllowed(c) ? c : '?');
        }
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c < 0xd800 || c >= 0xe000 && c != 0xfffe && c != 0xffff;
    }
}
