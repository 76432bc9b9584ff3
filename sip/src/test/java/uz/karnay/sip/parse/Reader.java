package uz.karnay.sip.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import uz.karnay.sip.message.ByteSink;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.HeaderValue;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.parse.ParseResult.Malformed;
import uz.karnay.sip.parse.ParseResult.Parsed;

/** Asks a parsed message for all it has, writes it and answers it: nothing of that may throw. */
final class Reader {

    private static final List<HeaderType<?>> TYPES = Arrays.stream(HeaderType.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .<HeaderType<?>>map(field -> {
                try {
                    return (HeaderType<?>) field.get(null);
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            })
            .toList();

    private Reader() {}

    static ParseResult readThrough(byte[] bytes) {
        ParseResult result = SipParser.parse(bytes, 0, bytes.length);
        switch (result) {
            case Parsed(SipMessage message) -> read(message);
            case Malformed refused -> read(refused);
        }
        return result;
    }

    private static void read(Malformed refused) {
        refused.topVia();
        byte[] answer = refused.answer("tag").orElse(new byte[0]);
        assertThat(answer.length > 0).isEqualTo(refused.isAnswerable());
    }

    private static void read(SipMessage message) {
        for (HeaderType<?> type : TYPES) {
            readAll(message, type);
        }
        message.callId();
        message.cseq();
        message.from().tag();
        message.to().tag();
        message.vias().forEach(via -> via.rport() /* and the rest */);
        message.topVia().received();
        message.contacts().forEach(contact -> contact.sipUri().ifPresent(Reader::read));
        message.headers().fields().forEach(field -> message.header(field.name()));
        message.toBytes();
        switch (message) {
            case SipRequest request -> answer(request);
            case SipResponse response -> assertThat(response.status()).isBetween(100, 699);
        }
    }

    private static void readAll(SipMessage message, HeaderType<?> type) {
        var out = new ByteSink();
        for (HeaderValue value : message.all(type)) {
            value.writeTo(out);
            assertThat(value.toString()).isNotNull();
        }
        message.headers().isWellFormed(type);
    }

    private static void read(SipUri uri) {
        uri.user();
        uri.transport();
        assertThat(uri.isEquivalentTo(uri)).isTrue();
    }

    /** What we answer can be read again and says the same. */
    private static void answer(SipRequest request) {
        assertThat(request.maxForwards()).isBetween(-1, 255);
        SipResponse answer = SipResponse.to(request, 200).toTag("tag").build();
        byte[] bytes = answer.toBytes();
        ParseResult again = SipParser.parse(bytes, 0, bytes.length);
        assertThat(again).isInstanceOf(Parsed.class);
        SipMessage read = ((Parsed) again).message();
        assertThat(read.topVia()).isEqualTo(request.topVia());
        assertThat(read.callId()).isEqualTo(request.callId());
        assertThat(read.cseq()).isEqualTo(request.cseq());
        assertThat(read.from()).isEqualTo(request.from());
        assertThat(read.to().uri()).isEqualTo(request.to().uri());
    }
}
