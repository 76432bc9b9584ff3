package uz.karnay.sip.message;

/** Keeps the headers that describe a body true to it. */
final class BodyHeaders {

    private BodyHeaders() {}

    static Headers describe(Headers headers, MediaType type, Body body) {
        return headers.with(HeaderField.of(HeaderType.CONTENT_TYPE, type)).with(length(body));
    }

    static Headers none(Headers headers) {
        return headers.without(HeaderName.CONTENT_TYPE)
                .without(HeaderName.CONTENT_DISPOSITION)
                .without(HeaderName.CONTENT_ENCODING)
                .without(HeaderName.CONTENT_LANGUAGE)
                .with(length(Body.NONE));
    }

    static HeaderField length(Body body) {
        return HeaderField.of(HeaderType.CONTENT_LENGTH, Digits.of(body.length()));
    }
}
