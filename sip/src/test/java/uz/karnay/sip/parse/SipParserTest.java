package uz.karnay.sip.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Token;
import uz.karnay.sip.parse.ParseResult.Malformed;
import uz.karnay.sip.parse.ParseResult.Parsed;

class SipParserTest {

    private static final String HEADERS = """
            Via: SIP/2.0/UDP pc33.atlanta.example.com;branch=z9hG4bK776asdhds
            Max-Forwards: 70
            To: Bob <sip:bob@biloxi.example.com>
            From: Alice <sip:alice@atlanta.example.com>;tag=1928301774
            Call-ID: a84b4c76e66710@pc33.atlanta.example.com
            CSeq: 314159 INVITE
            """;
    private static final String INVITE = "INVITE sip:bob@biloxi.example.com SIP/2.0\n" + HEADERS;

    @Test
    void readsAliceInvitingBob() {
        SipRequest invite =
                request(INVITE + "Contact: <sip:alice@pc33.atlanta.example.com>\nContent-Length: 4\n\nbody");
        assertThat(invite.method()).isEqualTo(Method.INVITE);
        assertThat(invite.uri()).hasToString("sip:bob@biloxi.example.com");
        assertThat(invite.topVia().branch()).contains("z9hG4bK776asdhds");
        assertThat(invite.maxForwards()).isEqualTo(70);
        assertThat(invite.to().displayName()).isEqualTo("Bob");
        assertThat(invite.to().tag()).isEmpty();
        assertThat(invite.from().tag()).contains("1928301774");
        assertThat(invite.callId()).isEqualTo("a84b4c76e66710@pc33.atlanta.example.com");
        assertThat(invite.cseq().number()).isEqualTo(314159);
        assertThat(invite.contacts()).hasSize(1);
        assertThat(invite.body().text()).isEqualTo("body");
    }

    @Test
    void readsAResponseWithAndWithoutAReasonPhrase() {
        SipResponse ok = (SipResponse) message("SIP/2.0 200 OK\n" + HEADERS + "\n");
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.reason()).isEqualTo("OK");
        assertThat(((SipResponse) message("SIP/2.0 180 \n" + HEADERS + "\n")).reason())
                .isEmpty();
        assertThat(((SipResponse) message("SIP/2.0 180\n" + HEADERS + "\n")).status())
                .isEqualTo(180);
    }

    @Test
    void anUnchangedMessageIsWrittenByteForByte() {
        String text = "INVITE sip:bob@biloxi.example.com SIP/2.0\n" + HEADERS.replace("To:", "t  :")
                + "x-Odd:  a ,b  \n folded\nContent-Length: 4\n\nbody";
        assertThat(message(text).toBytes()).isEqualTo(wire(text));
    }

    @Test
    void aChangedFieldLeavesTheOthersAsTheyWere() {
        SipRequest invite = request(INVITE + "X-Odd:   1\n\n");
        SipRequest changed = invite.withTopVia(invite.topVia().withReceived("192.0.2.4"));
        assertThat(new String(changed.toBytes(), StandardCharsets.UTF_8))
                .contains("X-Odd:   1\r\n")
                .contains("Via: SIP/2.0/UDP pc33.atlanta.example.com;branch=z9hG4bK776asdhds;received=192.0.2.4\r\n")
                .contains("\r\nTo: Bob <sip:bob@biloxi.example.com>\r\n");
        assertThat(invite.topVia().received()).isEmpty();
    }

    @Test
    void keepsUnknownHeadersInOrder() {
        SipRequest invite = request(INVITE + "X-A: 1\nX-B: 2\nx-a: 3\n\n");
        assertThat(invite.headers().values(HeaderName.of("X-A"))).containsExactly("1", "3");
        assertThat(invite.header(HeaderName.of("x-b"))).contains("2");
    }

    @Test
    void splitsValuesAtCommasButNotInsideQuotesOrBrackets() {
        SipRequest invite = request(
                INVITE
                        + "Route: \"Bell, A.\" <sip:a,b@p1.example.com;lr>, <sip:p2.example.com>\nRoute: <sip:p3.example.com>\n\n");
        assertThat(invite.routes()).hasSize(3);
        assertThat(invite.routes().getFirst().displayName()).isEqualTo("Bell, A.");
        assertThat(invite.routes().getFirst().uri()).hasToString("sip:a,b@p1.example.com;lr");
    }

    @Test
    void readsFoldedLinesAsOne() {
        SipRequest invite =
                request(INVITE + "Subject: I know you're there,\n pick up the phone\n\t and talk to me!\n\n");
        assertThat(invite.first(HeaderType.SUBJECT).orElseThrow().text())
                .isEqualTo("I know you're there, pick up the phone and talk to me!");
    }

    @Test
    void readsIpv6Everywhere() {
        SipRequest invite = request("INVITE sip:bob@[2001:db8::9]:5070 SIP/2.0\n"
                + HEADERS.replace("pc33.atlanta.example.com;", "[2001:db8::1]:5061;received=2001:db8::2;")
                + "\n");
        assertThat(invite.uri()).hasToString("sip:bob@[2001:db8::9]:5070");
        assertThat(invite.topVia().sentBy().address()).isEqualTo("2001:db8::1");
        assertThat(invite.topVia().sentBy().port()).isEqualTo(5061);
        assertThat(invite.topVia().received()).contains("2001:db8::2");
    }

    @Test
    void ignoresWhatFollowsTheBodyAndRefusesABodyCutShort() {
        assertThat(message(INVITE + "Content-Length: 2\n\nbody").body().text()).isEqualTo("bo");
        assertThat(refusal(INVITE + "Content-Length: 5\n\nbody").status()).isEqualTo(400);
        assertThat(message(INVITE + "\nbody").body().text()).isEqualTo("body");
    }

    @Test
    void refusesARequestWithoutOneOfItsMandatoryHeaders() {
        HEADERS.lines().filter(line -> !line.startsWith("Max-Forwards")).forEach(line -> {
            Malformed refused = refusal(INVITE.replace(line + "\n", "") + "\n");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.reason()).isEqualTo("Missing " + line.substring(0, line.indexOf(':')));
        });
    }

    @Test
    void saysWhereTheFaultIs() {
        String text = INVITE.replace("314159", "9999999999") + "\n";
        Malformed refused = refusal(text);
        assertThat(refused.at()).isEqualTo(new String(wire(text), StandardCharsets.UTF_8).indexOf("CSeq"));
        assertThat(refused.reason()).isEqualTo("Bad CSeq");
    }

    @Test
    void answersAMalformedRequestWithItsOwnHeaders() {
        Malformed refused = refusal(INVITE.replace("Bob <sip", "\"Bob <sip") + "\n");
        String answer = new String(refused.answer("as83k").orElseThrow(), StandardCharsets.UTF_8);
        assertThat(answer)
                .startsWith(
                        "SIP/2.0 400 Bad To\r\nVia: SIP/2.0/UDP pc33.atlanta.example.com;branch=z9hG4bK776asdhds\r\n")
                .contains("To: \"Bob <sip:bob@biloxi.example.com>\r\n")
                .endsWith("Content-Length: 0\r\n\r\n");
    }

    @Test
    void tagsTheAnswerWhereItCan() {
        Malformed refused = refusal(INVITE.replace("314159", "-1") + "\n");
        assertThat(new String(refused.answer("as83k").orElseThrow(), StandardCharsets.UTF_8))
                .contains("To: \"Bob\" <sip:bob@biloxi.example.com>;tag=as83k\r\n");
    }

    @Test
    void neverAnswersAnAckAResponseOrNoise() {
        String ack = INVITE.replace("INVITE", "ACK").replace("Call-ID", "Other");
        assertThat(refusal(ack + "\n").answer("t")).isEmpty();
        assertThat(refusal("SIP/2.0 2000 OK\n" + HEADERS + "\n").answer("t")).isEmpty();
        assertThat(refusal("\n\n").kind()).isEqualTo(ParseResult.Kind.NOISE);
        assertThat(refusal("jaK\n\n").answer("t")).isEmpty();
        assertThat(refusal("").answer("t")).isEmpty();
    }

    @Test
    void refusesBareLineEndsThatCouldSmuggleAHeader() {
        byte[] bytes = wire(INVITE + "Subject: a\u0001Route: b\n\n");
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 1 ? (byte) '\n' : bytes[i];
        }
        assertThat(SipParser.parse(bytes, 0, bytes.length)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesMoreThanItsLimits() {
        assertThat(refusal(INVITE + "X: y\n".repeat(300) + "\n").reason()).isEqualTo("Too Many Headers");
        assertThat(refusal("INVITE sip:" + "b".repeat(9000) + "@example.com SIP/2.0\n" + HEADERS + "\n")
                        .status())
                .isEqualTo(414);
        assertThat(refusal(INVITE + "\n" + "b".repeat(70_000)).status()).isEqualTo(513);
        assertThat(refusal(INVITE + "Contact: <sip:a>" + ";p".repeat(200) + "\n\n")
                        .reason())
                .isEqualTo("Bad Contact");
    }

    @Test
    void aMalformedOptionalHeaderIsAbsentAndSaidToBe() {
        SipRequest invite = request(INVITE + "Expires: soon\nSupported: 100rel\nRetry-After: 5 (lunch\n\n");
        assertThat(invite.expires()).isEmpty();
        assertThat(invite.headers().isWellFormed(HeaderType.EXPIRES)).isFalse();
        assertThat(invite.first(HeaderType.RETRY_AFTER)).isEmpty();
        assertThat(invite.all(HeaderType.SUPPORTED)).containsExactly(Token.of("100rel"));
    }

    @Test
    void skipsLineEndsBeforeTheStartLine() {
        assertThat(message("\n\n" + INVITE + "\n").callId()).startsWith("a84b4c");
    }

    private static SipRequest request(String text) {
        return (SipRequest) message(text);
    }

    private static SipMessage message(String text) {
        byte[] bytes = wire(text);
        ParseResult result = SipParser.parse(bytes, 0, bytes.length);
        assertThat(result).isInstanceOf(Parsed.class);
        return ((Parsed) result).message();
    }

    private static Malformed refusal(String text) {
        byte[] bytes = wire(text);
        ParseResult result = SipParser.parse(bytes, 0, bytes.length);
        assertThat(result).isInstanceOf(Malformed.class);
        return (Malformed) result;
    }

    private static byte[] wire(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
