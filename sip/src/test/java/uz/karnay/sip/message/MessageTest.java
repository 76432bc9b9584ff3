package uz.karnay.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static final SipUri ALICE = SipUri.of("sip:alice@atlanta.example.com");
    private static final SipUri BOB = SipUri.of("sip:bob@biloxi.example.com");

    private final SipRequest invite = SipRequest.builder(Method.INVITE, BOB)
            .via(Via.of("UDP", HostPort.of("192.0.2.1", 5060), "z9hG4bK776"))
            .maxForwards(70)
            .from(Address.of("Alice \"A\"", ALICE).withTag("1928"))
            .to(Address.of(BOB))
            .callId("a84b4c")
            .cseq(7)
            .contact(Address.of(ALICE))
            .add(HeaderType.RECORD_ROUTE, Address.of(SipUri.of("sip:p1.example.com;lr")))
            .add(HeaderType.RECORD_ROUTE, Address.of(SipUri.of("sip:p2.example.com;lr")))
            .body(MediaType.SDP, Body.of("v=0\r\n"))
            .build();

    @Test
    void writesARequestInTheOrderItWasBuilt() {
        assertThat(text(invite)).isEqualTo("""
                INVITE sip:bob@biloxi.example.com SIP/2.0
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK776;rport
                Max-Forwards: 70
                From: "Alice \\"A\\"" <sip:alice@atlanta.example.com>;tag=1928
                To: <sip:bob@biloxi.example.com>
                Call-ID: a84b4c
                CSeq: 7 INVITE
                Contact: <sip:alice@atlanta.example.com>
                Record-Route: <sip:p1.example.com;lr>
                Record-Route: <sip:p2.example.com;lr>
                Content-Type: application/sdp
                Content-Length: 5

                v=0
                """.replace("\n", "\r\n"));
    }

    @Test
    void refusesToBuildWhatNobodyCouldAnswer() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SipRequest.builder(Method.INVITE, BOB).cseq(1).build())
                .withMessageContaining("Via");
    }

    @Test
    void copiesWhatAResponseNeedsAndTagsIt() {
        SipResponse ringing = SipResponse.to(invite, 180).toTag("a6c85cf").build();
        assertThat(text(ringing)).isEqualTo("""
                SIP/2.0 180 Ringing
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK776;rport
                From: "Alice \\"A\\"" <sip:alice@atlanta.example.com>;tag=1928
                To: <sip:bob@biloxi.example.com>;tag=a6c85cf
                Call-ID: a84b4c
                CSeq: 7 INVITE
                Record-Route: <sip:p1.example.com;lr>
                Record-Route: <sip:p2.example.com;lr>
                Content-Length: 0

                """.replace("\n", "\r\n"));
        assertThat(SipResponse.to(invite, 486).build().recordRoutes()).isEmpty();
        assertThat(SipResponse.to(invite, 100).build().to().tag()).isEmpty();
    }

    @Test
    void keepsATagThatIsThere() {
        SipRequest inDialog = invite.with(HeaderType.TO, invite.to().withTag("bob"));
        assertThat(inDialog.isInDialog()).isTrue();
        assertThat(SipResponse.to(inDialog, 200).toTag("other").build().to().tag())
                .contains("bob");
    }

    @Test
    void changesOnlyTheTopVia() {
        SipRequest twoHops = invite.withHeaders(invite.headers()
                .prepend(HeaderField.of(
                        HeaderType.VIA, Via.of("TCP", HostPort.of("proxy.example.com"), "z9hG4bKproxy"))));
        SipRequest received =
                twoHops.withTopVia(twoHops.topVia().withReceived("2001:db8::9").withRport(40000));
        assertThat(received.vias()).hasSize(2);
        assertThat(received.topVia().received()).contains("2001:db8::9");
        assertThat(received.topVia().rport()).isEqualTo(40000);
        assertThat(received.vias().getLast()).isEqualTo(invite.topVia());
        assertThat(twoHops.topVia().rport()).isEqualTo(-1);
    }

    @Test
    void takesTheFirstRouteOff() {
        Headers headers = Headers.NONE
                .plus(HeaderField.of(HeaderType.ROUTE, List.of(Address.of(ALICE), Address.of(BOB))))
                .withoutFirst(HeaderType.ROUTE);
        assertThat(headers.all(HeaderType.ROUTE)).containsExactly(Address.of(BOB));
        assertThat(headers.withoutFirst(HeaderType.ROUTE).fields()).isEmpty();
    }

    @Test
    void describesTheBodyItHas() {
        SipRequest longer = invite.withBody(MediaType.of("text", "plain"), Body.of("привет"));
        assertThat(longer.first(HeaderType.CONTENT_LENGTH).orElseThrow().value())
                .isEqualTo(12);
        assertThat(longer.contentType().orElseThrow()).hasToString("text/plain");
        assertThat(invite.withoutBody().has(HeaderType.CONTENT_TYPE)).isFalse();
        assertThat(text(invite.withoutBody())).endsWith("Content-Length: 0\r\n\r\n");
    }

    @Test
    void noValueOfOursCanBeginAnotherHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderField.of(HeaderName.SUBJECT, "lunch\r\nRoute: <sip:eve>"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Text("lunch\nRoute: <sip:eve>"));
        assertThatIllegalArgumentException().isThrownBy(() -> SipResponse.to(invite, 200, "OK\r\nX: y"));
        assertThat(Address.of("Al\r\nice", ALICE)).hasToString("\"Al  ice\" <sip:alice@atlanta.example.com>");
        assertThat(Parameters.NONE.with("text", "a\r\nb").value("text")).contains("a  b");
    }

    @Test
    void aHeaderNameIsTheSameInAnyCaseAndInItsCompactForm() {
        assertThat(HeaderName.of("v")).isSameAs(HeaderName.VIA);
        assertThat(HeaderName.of("call-id")).isSameAs(HeaderName.CALL_ID);
        assertThat(HeaderName.of("x-Foo")).isEqualTo(HeaderName.of("X-FOO")).hasSameHashCodeAs(HeaderName.of("X-FOO"));
        assertThat(HeaderName.of("X-Foo")).hasToString("X-Foo").isNotEqualTo(HeaderName.of("X-Bar"));
    }

    @Test
    void readsTheValuesOfEveryKindOfHeader() {
        assertThat(read(HeaderType.RETRY_AFTER, "18000 (in (a) meeting);duration=3600")
                        .delay())
                .isEqualTo(Duration.ofHours(5));
        assertThat(read(HeaderType.WARNING, "370 devnull \"Choose a bigger pipe\"")
                        .text())
                .isEqualTo("Choose a bigger pipe");
        assertThat(read(HeaderType.REASON, "Q.850;cause=16;text=\"Normal call clearing\"")
                        .cause())
                .isEqualTo(16);
        assertThat(read(HeaderType.CALL_INFO, "<http://example.com/a.jpg>;purpose=icon")
                        .parameters()
                        .value("purpose"))
                .contains("icon");
        assertThat(read(HeaderType.TIMESTAMP, "54.21 0.3").delay()).isEqualTo("0.3");
        assertThat(read(HeaderType.CONTENT_TYPE, "Multipart/Mixed;boundary=\"a;b\"")
                        .parameters()
                        .value("boundary"))
                .contains("a;b");
        assertThat(read(HeaderType.SESSION_EXPIRES, "1800;refresher=uac").value())
                .isEqualTo(1800);
        assertThat(read(HeaderType.EXPIRES, "10000000000000000000000").seconds())
                .isEqualTo(Duration.ofSeconds((1L << 32) - 1));
        assertThat(read(HeaderType.WWW_AUTHENTICATE, "Digest realm=\"a, b\", qop=\"auth,auth-int\"")
                        .parameters()
                        .value("realm"))
                .contains("a, b");
    }

    @Test
    void readsThePreferenceAndLifeOfAContact() {
        assertThat(contact("<sip:a@b>;q=0.7;expires=60").qThousandths()).isEqualTo(700);
        assertThat(contact("<sip:a@b>;q=0.7;expires=60").expiresSeconds()).isEqualTo(60);
        assertThat(contact("<sip:a@b>;q=1").qThousandths()).isEqualTo(1000);
        assertThat(contact("<sip:a@b>;q=1.1").qThousandths()).isEqualTo(-1);
        assertThat(contact("<sip:a@b>;expires=soon").expiresSeconds()).isEqualTo(-1);
        assertThat(read(HeaderType.CONTACT, "*")).isInstanceOf(Contact.Wildcard.class);
    }

    @Test
    void showsNoValueThatCouldBeASecret() {
        assertThat(HeaderField.of(HeaderName.AUTHORIZATION, "Digest response=\"abc\"")
                        .toString())
                .doesNotContain("abc");
        assertThat(invite.toString()).isEqualTo("INVITE sip:bob@biloxi.example.com SIP/2.0");
    }

    @Test
    void writesNumbersOfAnyLength() {
        for (long number : new long[] {0, 9, 10, 99, 100, 314159, Long.MAX_VALUE, -5}) {
            assertThat(new ByteSink(1).number(number)).hasToString(Long.toString(number));
        }
    }

    private static Contact.Reachable contact(String text) {
        return (Contact.Reachable) read(HeaderType.CONTACT, text);
    }

    private static <T extends HeaderValue> T read(HeaderType<T> type, String text) {
        return Headers.NONE.plus(HeaderField.of(type.name(), text)).first(type).orElseThrow();
    }

    private static String text(SipMessage message) {
        return new String(message.toBytes(), StandardCharsets.UTF_8);
    }
}
