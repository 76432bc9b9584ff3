package uz.karnay.sip.parse;

import java.util.List;
import java.util.Optional;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.ByteSink;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Headers;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.Via;

/** What bytes turned out to be. */
public sealed interface ParseResult {

    /** A message whose mandatory headers are there and well-formed. */
    record Parsed(SipMessage message) implements ParseResult {}

    /** What a malformed message seemed to be, which decides whether it is answered. */
    enum Kind {
        REQUEST,
        ACK,
        RESPONSE,
        NOISE
    }

    /**
     * No message. {@code status} and {@code reason} are for its sender, {@code at} is the offset of the fault from the
     * first byte that was given to the parser, {@code headers} are the fields that could be told apart.
     */
    record Malformed(Kind kind, int status, String reason, int at, Headers headers) implements ParseResult {

        private static final List<HeaderName> COPIED =
                List.of(HeaderName.VIA, HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ);

        /** A request, other than ACK, that says by a Via where it wants its answer. */
        public boolean isAnswerable() {
            return kind == Kind.REQUEST && headers.has(HeaderName.VIA);
        }

        /** Where the answer may go, if that much was readable; else only back to the source. */
        public Optional<Via> topVia() {
            return headers.first(HeaderType.VIA);
        }

        /**
         * The whole answer, made of the headers RFC 3261 §8.2.6.2 names as far as they are there, in the request's own
         * bytes. Nothing if none is due.
         */
        public Optional<byte[]> answer(String toTag) {
            if (!isAnswerable()) {
                return Optional.empty();
            }
            var out = new ByteSink(512);
            out.text("SIP/2.0 ").number(status).octet(' ').text(reason).crlf();
            for (HeaderName name : COPIED) {
                headers.fields(name).forEach(field -> tagged(field, toTag).writeTo(out));
            }
            return Optional.of(out.text("Content-Length: 0\r\n\r\n").toArray());
        }

        private HeaderField tagged(HeaderField field, String toTag) {
            return field.name().equals(HeaderName.TO)
                    ? headers.first(HeaderType.TO)
                            .filter(to -> to.tag().isEmpty())
                            .map(to -> toField(to, toTag))
                            .orElse(field)
                    : field;
        }

        private static HeaderField toField(Address to, String toTag) {
            return HeaderField.of(HeaderType.TO, to.withTag(toTag));
        }
    }
}
