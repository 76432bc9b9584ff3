package uz.karnay.sip.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.sip.message.CSeq;
import uz.karnay.sip.message.Digits;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Headers;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.parse.StartLineReader.RequestLine;
import uz.karnay.sip.parse.StartLineReader.StatusLine;

/**
 * Checks, once and at the border, what every message needs (RFC 3261 §8.1.1, §8.1.3, §20 table 2), so that the
 * accessors of {@link uz.karnay.sip.message.SipMessage} always have an answer.
 */
final class MandatoryHeaders {

    private static final int MOST_HOPS = 255;

    /** Exactly one of each, with exactly one value. */
    private static final List<HeaderType<?>> SINGLE =
            List.of(HeaderType.FROM, HeaderType.TO, HeaderType.CALL_ID, HeaderType.CSEQ);

    /** At most one of each. */
    private static final List<HeaderType<?>> AT_MOST_ONE =
            List.of(HeaderType.CONTENT_LENGTH, HeaderType.CONTENT_TYPE, HeaderType.MAX_FORWARDS);

    private MandatoryHeaders() {}

    static @Nullable Fault check(StartLineReader line, Headers headers) {
        Fault fault = checkPresence(line.end(), headers);
        if (fault != null) {
            return fault;
        }
        return switch (line.line()) {
            case RequestLine request -> checkRequest(request, line.end(), headers);
            case StatusLine _ -> null;
        };
    }

    private static @Nullable Fault checkPresence(int at, Headers headers) {
        if (headers.first(HeaderType.VIA).isEmpty() || !headers.isWellFormed(HeaderType.VIA)) {
            return fault(HeaderType.VIA, at, headers);
        }
        for (HeaderType<?> type : SINGLE) {
            if (headers.count(type.name()) != 1 || !headers.isWellFormed(type)) {
                return fault(type, at, headers);
            }
        }
        for (HeaderType<?> type : AT_MOST_ONE) {
            if (headers.count(type.name()) > 1) {
                return fault(type, at, headers);
            }
        }
        return headers.isWellFormed(HeaderType.CONTENT_LENGTH) ? null : fault(HeaderType.CONTENT_LENGTH, at, headers);
    }

    private static @Nullable Fault checkRequest(RequestLine line, int at, Headers headers) {
        Digits hops = headers.first(HeaderType.MAX_FORWARDS).orElse(null);
        if (!headers.isWellFormed(HeaderType.MAX_FORWARDS) || hops != null && hops.value() > MOST_HOPS) {
            return fault(HeaderType.MAX_FORWARDS, at, headers);
        }
        if (!headers.isWellFormed(HeaderType.CONTACT)) {
            return fault(HeaderType.CONTACT, at, headers);
        }
        return headers.first(HeaderType.CSEQ)
                .map(CSeq::method)
                .filter(method -> !method.equals(line.method()))
                .map(_ -> mismatch(line.method(), at))
                .orElse(null);
    }

    /** A method nobody knows is better told so, RFC 4475 §3.1.2.18. */
    private static Fault mismatch(Method method, int at) {
        return method.isKnown() ? Fault.bad("CSeq Method Mismatch", at) : new Fault(501, "Not Implemented", at);
    }

    private static Fault fault(HeaderType<?> type, int lineEnd, Headers headers) {
        List<HeaderField> found = headers.fields(type.name());
        String how = found.isEmpty() ? "Missing " : found.size() > 1 && !type.isList() ? "Several " : "Bad ";
        return Fault.bad(how + type, found.isEmpty() ? lineEnd : found.getLast().start());
    }
}
