package uz.karnay.sip.message;

import org.jspecify.annotations.Nullable;

/** A value that is taken as it is, folds made spaces: Subject, Server, User-Agent, Organization, Date, Call-ID. */
public record Text(String text) implements HeaderValue {

    public Text {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a header value is one line");
        }
    }

    static Text read(Cursor in) {
        return new Text(in.rest());
    }

    /** A Call-ID: one or two words without space (RFC 3261 §25.1), here any visible text. */
    static @Nullable Text readWord(Cursor in) {
        int start = in.at();
        while (in.peek() > ' ' && in.peek() != 0x7f) {
            in.to(in.at() + 1);
        }
        return in.at() == start ? null : new Text(in.text(start, in.at()));
    }

    @Override
    public void writeTo(ByteSink out) {
        out.text(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
