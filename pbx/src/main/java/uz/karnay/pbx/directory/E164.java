package uz.karnay.pbx.directory;

/** A public telephone number with its country code, such as {@code +998785553322} (ITU-T E.164: at most 15 digits). */
public record E164(String value) {

    public E164 {
        if (!value.matches("\\+[1-9][0-9]{5,14}")) {
            throw new IllegalArgumentException("not an E.164 number, + and 6 to 15 digits: " + value);
        }
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
