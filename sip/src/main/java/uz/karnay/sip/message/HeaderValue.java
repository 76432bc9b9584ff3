package uz.karnay.sip.message;

/** One value of a header field, read and typed: RFC 3261 §20 and the extensions Karnay speaks. Immutable. */
public sealed interface HeaderValue
        permits Address,
                Authentication,
                Contact,
                CSeq,
                Digits,
                InfoUri,
                MediaType,
                Reason,
                Replaces,
                RetryAfter,
                Text,
                Timestamp,
                Token,
                Via,
                Warning {

    /** Writes the value as on the wire, without the header's name. */
    void writeTo(ByteSink out);

    /** The value as on the wire. */
    static String toString(HeaderValue value) {
        var out = new ByteSink(64);
        value.writeTo(out);
        return out.toString();
    }
}
