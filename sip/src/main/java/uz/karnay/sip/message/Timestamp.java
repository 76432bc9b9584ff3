package uz.karnay.sip.message;

import org.jspecify.annotations.Nullable;

/** When a request was sent, in its sender's seconds, and how long the answer took (RFC 3261 §20.38). Kept as written. */
public record Timestamp(String sent, String delay) implements HeaderValue {

    static @Nullable Timestamp read(Cursor in) {
        String sent = decimal(in);
        if (sent.isEmpty()) {
            return null;
        }
        return new Timestamp(sent, decimal(in.skipLws()));
    }

    private static String decimal(Cursor in) {
        int start = in.at();
        while (Grammar.isDigit(in.peek()) || in.peek() == '.') {
            in.to(in.at() + 1);
        }
        return in.text(start, in.at());
    }

    @Override
    public void writeTo(ByteSink out) {
        out.text(sent);
        if (!delay.isEmpty()) {
            out.octet(' ').text(delay);
        }
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
