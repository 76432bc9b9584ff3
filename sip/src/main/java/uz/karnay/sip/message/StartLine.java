package uz.karnay.sip.message;

/** A received start line with its line end, kept so that an unchanged message is written as it came. */
public record StartLine(byte[] bytes, int start, int end) {

    void writeTo(ByteSink out) {
        out.bytes(bytes, start, end);
    }
}
