package uz.karnay.sip.message;

import org.jspecify.annotations.Nullable;

/** Orders the requests of a dialog and matches CANCEL and ACK: {@code 314159 INVITE}, below 2³¹ (RFC 3261 §8.1.1.5, §20.16). */
public record CSeq(long number, Method method) implements HeaderValue {

    public static final long MAX = (1L << 31) - 1;

    public CSeq {
        if (number < 0 || number > MAX) {
            throw new IllegalArgumentException("CSeq out of range: " + number);
        }
    }

    /** The number for the next request in the dialog. */
    public CSeq next(Method nextMethod) {
        return new CSeq(number + 1, nextMethod);
    }

    public CSeq withMethod(Method changed) {
        return new CSeq(number, changed);
    }

    static @Nullable CSeq read(Cursor in) {
        long number = in.digits();
        if (number < 0 || number > MAX || !Grammar.isLws(in.peek())) {
            return null;
        }
        String method = in.skipLws().token();
        return method == null ? null : new CSeq(number, Method.of(method));
    }

    @Override
    public void writeTo(ByteSink out) {
        out.number(number).octet(' ').text(method.name());
    }

    @Override
    public String toString() {
        return number + " " + method;
    }
}
