package uz.karnay.sdp;

/** One line of a description that nothing here reads, kept as it came: {@code type=value}. */
public record Line(char type, String value) {

    @Override
    public String toString() {
        return type + "=" + value;
    }
}
