package uz.karnay.sip.message;

import java.util.List;
import java.util.Optional;

/**
 * A request or a response (RFC 3261 §7). Immutable; a change makes a new message. Whoever made it, parser or builder,
 * has seen to it that Via, From, To, Call-ID and CSeq are there, once and well-formed, so those accessors always
 * answer; of all other headers each may be absent.
 */
public sealed interface SipMessage permits SipRequest, SipResponse {

    Headers headers();

    Body body();

    /** The start line without its line end; for logs and ladders. */
    String startLine();

    SipMessage withHeaders(Headers headers);

    /** Writes the whole message. One that was received and not changed comes out byte for byte as it came in. */
    void writeTo(ByteSink out);

    default String callId() {
        return mandatory(HeaderType.CALL_ID).text();
    }

    default CSeq cseq() {
        return mandatory(HeaderType.CSEQ);
    }

    default Address from() {
        return mandatory(HeaderType.FROM);
    }

    default Address to() {
        return mandatory(HeaderType.TO);
    }

    default Via topVia() {
        return mandatory(HeaderType.VIA);
    }

    default List<Via> vias() {
        return all(HeaderType.VIA);
    }

    default List<Address> routes() {
        return all(HeaderType.ROUTE);
    }

    default List<Address> recordRoutes() {
        return all(HeaderType.RECORD_ROUTE);
    }

    /** Every Contact with an address; {@link #hasWildcardContact} tells of the star. */
    default List<Address> contacts() {
        return all(HeaderType.CONTACT).stream()
                .filter(Contact.Reachable.class::isInstance)
                .map(contact -> ((Contact.Reachable) contact).address())
                .toList();
    }

    /** The first Contact's address. */
    default Optional<Address> contact() {
        for (Contact contact : all(HeaderType.CONTACT)) {
            if (contact instanceof Contact.Reachable(Address address)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    default boolean hasWildcardContact() {
        return all(HeaderType.CONTACT).stream().anyMatch(Contact.Wildcard.class::isInstance);
    }

    /** The Expires header, if it is there and a number. */
    default Optional<Digits> expires() {
        return first(HeaderType.EXPIRES);
    }

    default Optional<MediaType> contentType() {
        return first(HeaderType.CONTENT_TYPE);
    }

    default <T extends HeaderValue> Optional<T> first(HeaderType<T> type) {
        return headers().first(type);
    }

    default <T extends HeaderValue> List<T> all(HeaderType<T> type) {
        return headers().all(type);
    }

    /** The first value as on the wire, of a header that has no type or whose type does not matter. */
    default Optional<String> header(HeaderName name) {
        return headers().value(name);
    }

    default boolean has(HeaderType<?> type) {
        return headers().has(type);
    }

    /** Whether {@code Supported} or {@code Require} names the extension. */
    default boolean supports(String optionTag) {
        return all(HeaderType.SUPPORTED).stream().anyMatch(tag -> tag.is(optionTag))
                || all(HeaderType.REQUIRE).stream().anyMatch(tag -> tag.is(optionTag));
    }

    /** The message in bytes of its own. */
    default byte[] toBytes() {
        var out = new ByteSink(1024);
        writeTo(out);
        return out.toArray();
    }

    private <T extends HeaderValue> T mandatory(HeaderType<T> type) {
        T value = headers().firstOrNull(type);
        if (value == null) {
            throw new IllegalStateException("a message without " + type + " was let through");
        }
        return value;
    }
}
