package uz.karnay.sip.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request (RFC 3261 §7.1). Immutable. */
public final class SipRequest implements SipMessage {

    private final Method method;
    private final Uri uri;
    private final @Nullable StartLine received;
    private final Headers headers;
    private final Body body;

    private SipRequest(Method method, Uri uri, @Nullable StartLine received, Headers headers, Body body) {
        this.method = method;
        this.uri = uri;
        this.received = received;
        this.headers = headers;
        this.body = body;
    }

    /** A request of our own; needs Via, From, To, Call-ID and CSeq before it can be built. */
    public static Builder builder(Method method, Uri uri) {
        return new Builder(method, uri);
    }

    /** A request as the parser found it; it has checked the mandatory headers. */
    public static SipRequest received(Method method, Uri uri, StartLine line, Headers headers, Body body) {
        return new SipRequest(method, uri, line, headers, body);
    }

    public Method method() {
        return method;
    }

    public boolean is(Method other) {
        return method.equals(other);
    }

    /** The Request-URI. */
    public Uri uri() {
        return uri;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public Body body() {
        return body;
    }

    /** Max-Forwards, or -1 if there is none: RFC 2543 did not have it. The parser checked that it is 0 to 255. */
    public int maxForwards() {
        Digits hops = headers.firstOrNull(HeaderType.MAX_FORWARDS);
        return hops == null ? -1 : (int) hops.value();
    }

    /** In a dialog, as the To tag says (RFC 3261 §12.2.2). */
    public boolean isInDialog() {
        return to().tag().isPresent();
    }

    public SipRequest withUri(Uri changed) {
        return new SipRequest(method, changed, null, headers, body);
    }

    @Override
    public SipRequest withHeaders(Headers changed) {
        return new SipRequest(method, uri, received, changed, body);
    }

    /** The fields of that header give way to this value. */
    public <T extends HeaderValue> SipRequest with(HeaderType<T> type, T value) {
        return withHeaders(headers.with(HeaderField.of(type, value)));
    }

    /** The fields of that header give way to one with these values. */
    public <T extends HeaderValue> SipRequest with(HeaderType<T> type, List<T> values) {
        return withHeaders(headers.with(HeaderField.of(type, values)));
    }

    public SipRequest without(HeaderName name) {
        return withHeaders(headers.without(name));
    }

    /** The top Via in another form: with {@code received} and {@code rport} filled in (RFC 3261 §18.2.1). */
    public SipRequest withTopVia(Via via) {
        return withHeaders(headers.withFirst(HeaderType.VIA, via));
    }

    /** Another body, with Content-Type and Content-Length to match. */
    public SipRequest withBody(MediaType type, Body changed) {
        return new SipRequest(method, uri, received, BodyHeaders.describe(headers, type, changed), changed);
    }

    public SipRequest withoutBody() {
        return new SipRequest(method, uri, received, BodyHeaders.none(headers), Body.NONE);
    }

    @Override
    public String startLine() {
        return method + " " + uri + " SIP/2.0";
    }

    @Override
    public void writeTo(ByteSink out) {
        if (received != null) {
            received.writeTo(out);
        } else {
            out.text(method.name()).octet(' ');
            uri.writeTo(out);
            out.text(" SIP/2.0\r\n");
        }
        headers.writeTo(out);
        out.crlf();
        body.writeTo(out);
    }

    @Override
    public String toString() {
        return startLine();
    }

    /** Gathers a request's headers. */
    public static final class Builder extends MessageBuilder<Builder> {

        private final Method method;
        private final Uri uri;

        private Builder(Method method, Uri uri) {
            this.method = method;
            this.uri = uri;
        }

        /** CSeq with this request's method. */
        public Builder cseq(long number) {
            return set(HeaderType.CSEQ, new CSeq(number, method));
        }

        public Builder maxForwards(int hops) {
            return set(HeaderType.MAX_FORWARDS, Digits.of(hops));
        }

        /**
         * @throws IllegalStateException when a mandatory header is missing
         */
        public SipRequest build() {
            return new SipRequest(method, uri, null, finished(), body());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
