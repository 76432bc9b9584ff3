package uz.karnay.sip.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A response (RFC 3261 §7.2). Immutable. */
public final class SipResponse implements SipMessage {

    private final int status;
    private final String reason;
    private final @Nullable StartLine received;
    private final Headers headers;
    private final Body body;

    private SipResponse(int status, String reason, @Nullable StartLine received, Headers headers, Body body) {
        this.status = status;
        this.reason = reason;
        this.received = received;
        this.headers = headers;
        this.body = body;
    }

    /** The answer to {@code request}, with the headers of RFC 3261 §8.2.6.2 copied as they stand. */
    public static Builder to(SipRequest request, int status, String reason) {
        return new Builder(status, reason).copyFrom(request);
    }

    /** The answer to {@code request} with the usual reason phrase. */
    public static Builder to(SipRequest request, int status) {
        return to(request, status, StatusCode.phrase(status));
    }

    /** A response as the parser found it; it has checked the mandatory headers. */
    public static SipResponse received(int status, String reason, StartLine line, Headers headers, Body body) {
        return new SipResponse(status, reason, line, headers, body);
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    /** 1xx. */
    public boolean isProvisional() {
        return status < 200;
    }

    /** 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** 3xx. */
    public boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** 3xx to 6xx. */
    public boolean isFailure() {
        return status >= 300;
    }

    /** 2xx to 6xx. */
    public boolean isFinal() {
        return status >= 200;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public Body body() {
        return body;
    }

    public Optional<RetryAfter> retryAfter() {
        return first(HeaderType.RETRY_AFTER);
    }

    @Override
    public SipResponse withHeaders(Headers changed) {
        return new SipResponse(status, reason, received, changed, body);
    }

    /** The fields of that header give way to this value. */
    public <T extends HeaderValue> SipResponse with(HeaderType<T> type, T value) {
        return withHeaders(headers.with(HeaderField.of(type, value)));
    }

    /** The fields of that header give way to one with these values. */
    public <T extends HeaderValue> SipResponse with(HeaderType<T> type, List<T> values) {
        return withHeaders(headers.with(HeaderField.of(type, values)));
    }

    public SipResponse without(HeaderName name) {
        return withHeaders(headers.without(name));
    }

    /** Another body, with Content-Type and Content-Length to match. */
    public SipResponse withBody(MediaType type, Body changed) {
        return new SipResponse(status, reason, received, BodyHeaders.describe(headers, type, changed), changed);
    }

    public SipResponse withoutBody() {
        return new SipResponse(status, reason, received, BodyHeaders.none(headers), Body.NONE);
    }

    @Override
    public String startLine() {
        return "SIP/2.0 " + status + " " + reason;
    }

    @Override
    public void writeTo(ByteSink out) {
        if (received != null) {
            received.writeTo(out);
        } else {
            out.text("SIP/2.0 ").number(status).octet(' ').text(reason).crlf();
        }
        headers.writeTo(out);
        out.crlf();
        body.writeTo(out);
    }

    @Override
    public String toString() {
        return startLine();
    }

    /** Gathers a response's headers. */
    public static final class Builder extends MessageBuilder<Builder> {

        private static final Set<HeaderName> ALWAYS_COPIED =
                Set.of(HeaderName.VIA, HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ);

        private final int status;
        private final String reason;

        private Builder(int status, String reason) {
            if (status < 100 || status > 699) {
                throw new IllegalArgumentException("not a status: " + status);
            }
            this.status = status;
            this.reason = new Text(reason).text(); // one line, or the phrase would begin a header
        }

        private Builder copyFrom(SipRequest request) {
            for (HeaderField field : request.headers().fields()) {
                if (isCopied(field.name())) {
                    add(field);
                }
            }
            return this;
        }

        private boolean isCopied(HeaderName name) {
            return ALWAYS_COPIED.contains(name)
                    || name.equals(HeaderName.RECORD_ROUTE) && status > 100 && status < 300 // §12.1.1
                    || name.equals(HeaderName.TIMESTAMP) && status == 100; // §8.2.6.1
        }

        /** Adds our tag to To, unless it has one: every response but a 100 needs it (RFC 3261 §8.2.6.2). */
        public Builder toTag(String tag) {
            Address to = gathered(HeaderType.TO);
            return to == null || to.tag().isPresent() ? this : to(to.withTag(tag));
        }

        public SipResponse build() {
            return new SipResponse(status, reason, null, finished(), body());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
