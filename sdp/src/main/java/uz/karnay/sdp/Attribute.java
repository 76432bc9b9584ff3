package uz.karnay.sdp;

/**
 * An {@code a=} line (RFC 8866 §5.13).
 *
 * @param value empty for a property attribute such as {@code sendrecv}
 */
public record Attribute(String name, String value) {

    static Attribute parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Attribute(text, "")
                : new Attribute(
                        text.substring(0, colon), text.substring(colon + 1).strip());
    }

    /** As it is written behind {@code a=}. */
    String text() {
        return value.isEmpty() ? name : name + ":" + value;
    }

    /** For people: without keys. */
    @Override
    public String toString() {
        return name.equalsIgnoreCase("crypto") ? name + ":***" : text();
    }
}
