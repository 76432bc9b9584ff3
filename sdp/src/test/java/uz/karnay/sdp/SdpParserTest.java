package uz.karnay.sdp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.sdp.SdpParser.Malformed;
import uz.karnay.sdp.SdpParser.Parsed;

class SdpParserTest {

    private static final String FULL = """
            v=0\r
            o=alice 2890844526 2890844527 IN IP4 host.atlanta.example.com\r
            s=Lunch\r
            i=With Bob\r
            e=alice@example.com\r
            c=IN IP4 192.0.2.1\r
            b=AS:128\r
            t=0 0\r
            r=7d 1h 0 25h\r
            x=something of tomorrow\r
            a=recvonly\r
            a=group:BUNDLE 0 1\r
            m=audio 49170 RTP/AVP 0 96\r
            i=the voice\r
            c=IN IP6 2001:db8::1\r
            b=TIAS:64000\r
            a=rtpmap:96 opus/48000/2\r
            a=fmtp:96 useinbandfec=1\r
            m=video 51372/2 RTP/AVP 31\r
            m=application 0 udp wb\r
            """;

    @Test
    void writesEveryLineThatItReads() {
        assertThat(parse(FULL).write()).isEqualTo(FULL);
    }

    @Test
    void readsTheTypedParts() {
        SessionDescription session = parse(FULL);
        assertThat(session.origin().sessionId()).isEqualTo("2890844526");
        assertThat(session.name()).isEqualTo("Lunch");
        assertThat(session.connection().address()).isEqualTo("192.0.2.1");
        assertThat(session.media()).hasSize(3);
        MediaDescription audio = session.media().get(0);
        assertThat(audio.port()).isEqualTo(49170);
        assertThat(audio.formats()).containsExactly("0", "96");
        assertThat(audio.connection().addressType()).isEqualTo("IP6");
        assertThat(audio.attribute("fmtp")).contains("96 useinbandfec=1");
        assertThat(session.media().get(1).portCount()).isEqualTo(2);
    }

    @Test
    void acceptsBareLineFeedsAndMissingLines() {
        SessionDescription session = parse("v=0\no=- 1 1 IN IP4 1.2.3.4\nc=IN IP4 1.2.3.4\nm=audio 4000 RTP/AVP 8");
        assertThat(session.media().getFirst().port()).isEqualTo(4000);
    }

    @Test
    void keepsOctetsThatAreNotAscii() {
        byte[] body = "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=\u00c3\u00a9\u00ff\r\n".getBytes(ISO_8859_1);
        assertThat(((Parsed) SessionDescription.parse(body)).description().bytes())
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "v=1\r\no=- 1 1 IN IP4 1.2.3.4\r\n",
                "o=- 1 1 IN IP4 1.2.3.4\r\n",
                "v=0\r\ns=-\r\n",
                "v=0\r\no=- 1 1 IN IP4\r\n",
                "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\no=- 1 1 IN IP4 1.2.3.4\r\n",
                "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\nc=IN IP4\r\n",
                "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\nm=audio\r\n",
                "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\nm=audio 70000 RTP/AVP 0\r\n",
                "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\nm=audio -1 RTP/AVP 0\r\n",
                "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\nm=audio 1/x RTP/AVP 0\r\n",
                "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\nm=audio 99999999999 RTP/AVP 0\r\n",
                "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\nno line\r\n"
            })
    void refusesWhatIsNotADescription(String body) {
        assertThat(SessionDescription.parse(body)).isInstanceOf(Malformed.class);
    }

    @Test
    void tellsTheLineThatIsWrong() {
        assertThat(SessionDescription.parse("v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\nm=audio x RTP/AVP 0\r\n"))
                .isEqualTo(new Malformed("not a port: x", 3));
    }

    @Test
    void limitsLinesMediaAndFormats() {
        String head = "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\n";
        assertThat(SessionDescription.parse(head + "a=x\r\n".repeat(3000))).isInstanceOf(Malformed.class);
        assertThat(SessionDescription.parse(head + "m=audio 1 RTP/AVP 0\r\n".repeat(33)))
                .isInstanceOf(Malformed.class);
        assertThat(SessionDescription.parse(head + "m=audio 1 RTP/AVP" + " 0".repeat(500) + "\r\n"))
                .isInstanceOf(Malformed.class);
        assertThat(SessionDescription.parse(new byte[70_000])).isInstanceOf(Malformed.class);
    }

    @Test
    void neverThrowsOnDamagedText() {
        var random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] body = FULL.getBytes(ISO_8859_1);
            for (int i = random.nextInt(8); i >= 0; i--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            if (SessionDescription.parse(body) instanceof Parsed(SessionDescription read)) {
                new OfferAnswer(1, OfferAnswerTest.KARNAY).onOffer(read, Codec.DEFAULTS);
                assertThat(read.bytes()).isNotEmpty();
            }
        }
    }

    static SessionDescription parse(String body) {
        return switch (SessionDescription.parse(body)) {
            case Parsed(SessionDescription description) -> description;
            case Malformed malformed -> throw new AssertionError(malformed.toString());
        };
    }
}
