package uz.karnay.sip.message;

import org.jspecify.annotations.Nullable;

/** A URI of a scheme Karnay does not handle, kept as written. As a Request-URI it earns a 416 (RFC 3261 §8.2.2.1). */
public record OtherUri(String scheme, String text) implements Uri {

    public OtherUri {
        if (text.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException("a URI has no white space");
        }
    }

    static @Nullable OtherUri readAfterScheme(Cursor in, String scheme, int start) {
        int afterScheme = in.at();
        while (in.peek() > ' ' && in.peek() != '<' && in.peek() != '>' && in.peek() != '"') {
            in.to(in.at() + 1);
        }
        return in.atEnd() && in.at() > afterScheme ? new OtherUri(scheme, in.text(start, in.at())) : null;
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
