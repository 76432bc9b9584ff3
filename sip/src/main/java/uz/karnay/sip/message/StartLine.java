package uz.karnay.sip.message;

/** A received start line with its line end, kept so that an unchanged message is written as it came. */
public final class StartLine {

    private final byte[] bytes;
    private final int start;
    private final int end;

    /** The line at {@code bytes[start, end)}, which nobody may change from now on. */
    public StartLine(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    void writeTo(ByteSink out) {
        out.bytes(bytes, start, end);
    }
}
