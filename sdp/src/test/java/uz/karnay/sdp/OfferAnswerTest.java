package uz.karnay.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uz.karnay.sdp.Negotiation.Agreed;
import uz.karnay.sdp.Negotiation.NoCommonCodec;
import uz.karnay.sdp.Negotiation.Unacceptable;

class OfferAnswerTest {

    static final InetSocketAddress KARNAY = new InetSocketAddress(InetAddress.ofLiteral("203.0.113.5"), 10_000);
    private static final InetSocketAddress KARNAY_B =
            new InetSocketAddress(InetAddress.ofLiteral("203.0.113.5"), 10_002);

    private static final String OPUS_101 = """
            a=rtpmap:111 opus/48000/2
            a=fmtp:111 useinbandfec=1
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            """;

    private final OfferAnswer alice = new OfferAnswer(7, KARNAY);
    private final OfferAnswer bob = new OfferAnswer(8, KARNAY_B);

    @Test
    void readsCodecsInTheOrderOfTheOffer() {
        AudioTerms terms = agreed(alice.onOffer(alicesOffer("8 111 0 101", OPUS_101), Codec.DEFAULTS))
                .terms();
        assertThat(terms.codecs())
                .containsExactly(Codec.PCMA, Codec.OPUS.withFmtp("useinbandfec=1"), Codec.PCMU, Codec.TELEPHONE_EVENT);
        assertThat(terms.voice()).contains(Codec.PCMA);
    }

    @Test
    void readsStaticPayloadTypesThatAreNotDescribed() {
        assertThat(agreed(alice.onOffer(alicesOffer("9 13 0", ""), Codec.DEFAULTS))
                        .terms()
                        .codecs())
                .containsExactly(Codec.G722, Codec.CN, Codec.PCMU);
    }

    @Test
    void leavesOutFormatsThatNobodyKnows() {
        assertThat(agreed(alice.onOffer(alicesOffer("8 120 200 x", "a=rtpmap:121 AMR/8000\n"), Codec.DEFAULTS))
                        .terms()
                        .formats())
                .containsExactly(new PayloadFormat(8, Codec.PCMA));
    }

    @Test
    void readsWhereTheMediaAre() {
        RemoteAudio audio = agreed(alice.onOffer(alicesOffer("8", "a=rtcp:53020 IN IP4 192.0.2.9\n"), Codec.DEFAULTS));
        assertThat(audio.rtp()).isEqualTo(address("192.0.2.1", 40_000));
        assertThat(audio.rtcp()).isEqualTo(address("192.0.2.9", 53_020));
        assertThat(audio.rtcpMux()).isFalse();
    }

    @Test
    void seesWhoTakesVoipMetrics() {
        String both = "a=rtcp-xr:rcvr-rtt=all voip-metrics\n";
        assertThat(agreed(alice.onOffer(alicesOffer("8", both), Codec.DEFAULTS)).takesMetrics())
                .isTrue();
        assertThat(agreed(alice.onOffer(alicesOffer("8", "a=rtcp-xr:rcvr-rtt=all\n"), Codec.DEFAULTS))
                        .takesMetrics())
                .isFalse();
        assertThat(agreed(alice.onOffer(alicesOffer("8", ""), Codec.DEFAULTS)).takesMetrics())
                .isFalse();
    }

    @Test
    void expectsRtcpOnePortAboveUnlessItIsMultiplexed() {
        assertThat(agreed(alice.onOffer(alicesOffer("8", ""), Codec.DEFAULTS)).rtcp())
                .isEqualTo(address("192.0.2.1", 40_001));
        RemoteAudio mux = agreed(alice.onOffer(alicesOffer("8", "a=rtcp-mux\n"), Codec.DEFAULTS));
        assertThat(mux.rtcp()).isEqualTo(mux.rtp());
        assertThat(answer(alice, Codec.PCMA).attribute("rtcp-mux")).isPresent();
    }

    @Test
    void readsAnAddressOfVersionSix() {
        SessionDescription offer = SdpParserTest.parse(
                "v=0\no=- 1 1 IN IP6 2001:db8::9\nc=IN IP6 2001:db8::9\nm=audio 4000 RTP/AVP 8\na=ptime:30\n");
        RemoteAudio audio = agreed(alice.onOffer(offer, Codec.DEFAULTS));
        assertThat(audio.rtp()).isEqualTo(address("2001:db8::9", 4000));
        assertThat(audio.terms().ptimeMillis()).isEqualTo(30);
        var onSix = new OfferAnswer(1, address("2001:db8::5", 10_000));
        assertThat(onSix.offer(AudioTerms.of(List.of(Codec.PCMA))).write())
                .contains("c=IN IP6 2001:db8:0:0:0:0:0:5\r\n");
    }

    @Test
    void leavesANameToWhoeverMayAskANameServer() {
        SessionDescription offer =
                SdpParserTest.parse("v=0\no=- 1 1 IN IP4 x\nc=IN IP4 phone.example.com\nm=audio 4000 RTP/AVP 8\n");
        assertThat(agreed(alice.onOffer(offer, Codec.DEFAULTS)).rtp().isUnresolved())
                .isTrue();
    }

    @Test
    void carriesAnOfferToTheOtherLegAndTheAnswerBack() {
        RemoteAudio offered = agreed(alice.onOffer(alicesOffer("111 8 0 101", OPUS_101), Codec.DEFAULTS));
        SessionDescription toBob = bob.offer(offered.terms());
        assertThat(toBob.write()).isEqualTo("""
                        v=0\r
                        o=- 8 1 IN IP4 203.0.113.5\r
                        s=-\r
                        c=IN IP4 203.0.113.5\r
                        t=0 0\r
                        m=audio 10002 RTP/AVP 111 8 0 101\r
                        a=rtpmap:111 opus/48000/2\r
                        a=fmtp:111 useinbandfec=1\r
                        a=rtpmap:8 PCMA/8000\r
                        a=rtpmap:0 PCMU/8000\r
                        a=rtpmap:101 telephone-event/8000\r
                        a=fmtp:101 0-15\r
                        a=sendrecv\r
                        """);
        RemoteAudio answered = agreed(
                bob.onAnswer(bobsAnswer("0 8 96", "a=rtpmap:96 telephone-event/8000\na=fmtp:96 0-11\na=ptime:20\n")));
        MediaDescription back = alice.answer(answered.terms()).media().getFirst();
        assertThat(back.port()).isEqualTo(10_000);
        assertThat(back.formats()).containsExactly("0", "8", "101");
        assertThat(back.attributes("fmtp")).containsExactly("101 0-11");
        assertThat(back.attribute("ptime")).contains("20");
    }

    @Test
    void mapsPayloadTypesThatTheLegsCallDifferently() {
        RemoteAudio offered = agreed(alice.onOffer(alicesOffer("8 101", OPUS_101), Codec.DEFAULTS));
        bob.offer(offered.terms());
        RemoteAudio answered = agreed(bob.onAnswer(bobsAnswer("8 96", "a=rtpmap:96 telephone-event/8000\n")));
        alice.answer(answered.terms());
        assertThat(alice.payloadTypesTowards(bob)).isEqualTo(Map.of(8, 8, 101, 96));
        assertThat(bob.payloadTypesTowards(alice)).isEqualTo(Map.of(8, 8, 101, 101));
    }

    @Test
    void holdsADynamicTypeForWhatWeOfferedWhenTheAnswerForgetsToDescribeIt() {
        bob.offer(agreed(alice.onOffer(alicesOffer("111 101", OPUS_101), Codec.DEFAULTS))
                .terms());
        assertThat(agreed(bob.onAnswer(bobsAnswer("111 101", ""))).terms().codecs())
                .extracting(Codec::name)
                .containsExactly("opus", "telephone-event");
    }

    @Test
    void takesNothingFromAnAnswerThatWasNotOffered() {
        bob.offer(AudioTerms.of(List.of(Codec.PCMA, Codec.TELEPHONE_EVENT)));
        assertThat(bob.onAnswer(bobsAnswer("0", ""))).isInstanceOf(NoCommonCodec.class);
        assertThat(agreed(bob.onAnswer(bobsAnswer("0 8", ""))).terms().codecs()).containsExactly(Codec.PCMA);
    }

    @Test
    void saysThatThereIsNoCommonCodec() {
        assertThat(alice.onOffer(alicesOffer("18 101", OPUS_101), Codec.DEFAULTS))
                .isEqualTo(new NoCommonCodec(List.of(new Codec("G729", 8000, 1), Codec.TELEPHONE_EVENT)));
    }

    @Test
    void refusesSealedMediaThatWereNotAskedFor() {
        Negotiation outcome = alice.onOffer(
                SdpParserTest.parse("v=0\no=- 1 1 IN IP4 x\nc=IN IP4 192.0.2.1\nm=audio 4000 RTP/SAVP 8\n"),
                Codec.DEFAULTS);
        assertThat(outcome).isEqualTo(new Unacceptable(302, "SRTP is switched off"));
    }

    @Test
    void choosesThePlainStreamBesideAnEncryptedOne() {
        SessionDescription offer = SdpParserTest.parse(
                "v=0\no=- 1 1 IN IP4 x\nc=IN IP4 192.0.2.1\nm=audio 4000 RTP/SAVP 8\nm=audio 4002 RTP/AVP 8\n");
        assertThat(agreed(alice.onOffer(offer, Codec.DEFAULTS)).rtp().getPort()).isEqualTo(4002);
        SessionDescription answer = alice.answer(AudioTerms.of(List.of(Codec.PCMA)));
        assertThat(answer.media()).extracting(MediaDescription::port).containsExactly(0, 10_000);
    }

    @Test
    void answersFeedbackProfileAsItWasOffered() {
        SessionDescription offer = SdpParserTest.parse(
                "v=0\no=- 1 1 IN IP4 x\nc=IN IP4 192.0.2.1\nm=audio 4000 RTP/AVPF 8\na=rtcp-fb:* nack\n");
        alice.onOffer(offer, Codec.DEFAULTS);
        assertThat(answer(alice, Codec.PCMA).protocol()).isEqualTo("RTP/AVPF");
        assertThat(answer(alice, Codec.PCMA).attribute("rtcp-fb")).isEmpty();
    }

    @Test
    void refusesOtherStreamsInTheirPlace() {
        SessionDescription offer = SdpParserTest.parse("""
                v=0
                o=- 1 1 IN IP4 x
                c=IN IP4 192.0.2.1
                m=video 5000 RTP/AVP 96
                a=rtpmap:96 VP8/90000
                m=audio 4000 RTP/AVP 8
                m=image 6000 udptl t38
                """);
        alice.onOffer(offer, Codec.DEFAULTS);
        assertThat(alice.answer(AudioTerms.of(List.of(Codec.PCMA))).write())
                .contains("m=video 0 RTP/AVP 96\r\nm=audio 10000 RTP/AVP 8\r\n")
                .endsWith("m=image 0 udptl t38\r\n");
    }

    @Test
    void refusesAFaxThatTakesThePlaceOfTheVoice() {
        SessionDescription fax =
                SdpParserTest.parse("v=0\no=- 1 2 IN IP4 x\nc=IN IP4 192.0.2.1\nm=image 6000 udptl t38\n");
        assertThat(alice.onOffer(fax, Codec.DEFAULTS)).isEqualTo(new Unacceptable(304, "no audio"));
    }

    @Test
    void answersAHoldAndItsEnd() {
        alice.onOffer(alicesOffer("8", "a=sendonly\n"), Codec.DEFAULTS);
        assertThat(answer(alice, Codec.PCMA).attribute("recvonly")).isPresent();
        alice.onOffer(alicesOffer("8", "a=inactive\n"), Codec.DEFAULTS);
        assertThat(answer(alice, Codec.PCMA).attribute("inactive")).isPresent();
        alice.onOffer(alicesOffer("8", "a=sendrecv\n"), Codec.DEFAULTS);
        assertThat(answer(alice, Codec.PCMA).attribute("sendrecv")).isPresent();
    }

    @Test
    void understandsTheHoldOfOld() {
        SessionDescription offer =
                SdpParserTest.parse("v=0\no=- 1 1 IN IP4 x\nc=IN IP4 0.0.0.0\nm=audio 4000 RTP/AVP 8\n");
        RemoteAudio audio = agreed(alice.onOffer(offer, Codec.DEFAULTS));
        assertThat(audio.isHold()).isTrue();
        assertThat(audio.terms().direction()).isEqualTo(Direction.SENDONLY);
    }

    @Test
    void takesTheDirectionOfTheSessionWhenTheMediumHasNone() {
        SessionDescription offer =
                SdpParserTest.parse("v=0\no=- 1 1 IN IP4 x\nc=IN IP4 192.0.2.1\na=sendonly\nm=audio 4000 RTP/AVP 8\n");
        assertThat(agreed(alice.onOffer(offer, Codec.DEFAULTS)).terms().direction())
                .isEqualTo(Direction.SENDONLY);
    }

    @Test
    void answersARefreshWithTheSameDescription() {
        alice.onOffer(alicesOffer("8 0", ""), Codec.DEFAULTS);
        SessionDescription first = alice.answer(AudioTerms.of(List.of(Codec.PCMA)));
        alice.onOffer(alicesOffer("8 0", ""), Codec.DEFAULTS);
        assertThat(alice.answer(AudioTerms.of(List.of(Codec.PCMA)))).isEqualTo(first);
        assertThat(first.origin().version()).isEqualTo("1");
    }

    @Test
    void countsTheVersionUpWhenTheAnswerChanges() {
        alice.onOffer(alicesOffer("8", ""), Codec.DEFAULTS);
        answer(alice, Codec.PCMA);
        alice.onOffer(alicesOffer("8", "a=sendonly\n"), Codec.DEFAULTS);
        SessionDescription held = alice.answer(AudioTerms.of(List.of(Codec.PCMA)));
        assertThat(held.origin().version()).isEqualTo("2");
        assertThat(held.origin().sessionId()).isEqualTo("7");
    }

    @Test
    void keepsTheLinesOfBeforeInALaterOffer() {
        SessionDescription offer = SdpParserTest.parse("""
                v=0
                o=- 1 1 IN IP4 x
                c=IN IP4 192.0.2.1
                m=video 5000 RTP/AVP 96
                m=audio 4000 RTP/AVP 8
                """);
        alice.onOffer(offer, Codec.DEFAULTS);
        answer(alice, Codec.PCMA);
        SessionDescription later = alice.offer(AudioTerms.of(List.of(Codec.PCMU)));
        assertThat(later.media()).extracting(MediaDescription::type).containsExactly("video", "audio");
        assertThat(later.media()).extracting(MediaDescription::port).containsExactly(0, 10_000);
        assertThat(later.origin().version()).isEqualTo("2");
    }

    @Test
    void neverGivesANumberToAnotherCodecOnTheSameLeg() {
        bob.offer(new AudioTerms(List.of(new PayloadFormat(96, Codec.OPUS)), Direction.SENDRECV, 0, 0));
        SessionDescription later = bob.offer(new AudioTerms(
                List.of(new PayloadFormat(8, Codec.PCMA), new PayloadFormat(96, Codec.TELEPHONE_EVENT)),
                Direction.SENDRECV,
                0,
                0));
        assertThat(later.media().getFirst().formats()).containsExactly("8", "97");
    }

    @Test
    void offersAllItHasWhenTheInviteHadNoOffer() {
        MediaDescription offer =
                alice.offer(AudioTerms.of(Codec.DEFAULTS)).media().getFirst();
        assertThat(offer.formats()).containsExactly("96", "9", "8", "0", "101", "97", "13");
        assertThat(agreed(alice.onAnswer(bobsAnswer("8 101", OPUS_101))).terms().codecs())
                .containsExactly(Codec.PCMA, Codec.TELEPHONE_EVENT);
    }

    @Test
    void refusesToAnswerWithAVoiceThatWasNotOffered() {
        alice.onOffer(alicesOffer("8", ""), Codec.DEFAULTS);
        assertThatThrownBy(() -> alice.answer(AudioTerms.of(List.of(Codec.PCMU))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsARefusedStreamInAnAnswer() {
        bob.offer(AudioTerms.of(Codec.DEFAULTS));
        SessionDescription refusal =
                SdpParserTest.parse("v=0\no=- 1 1 IN IP4 x\nc=IN IP4 192.0.2.2\nm=audio 0 RTP/AVP 8\n");
        assertThat(bob.onAnswer(refusal)).isEqualTo(new Unacceptable(304, "audio is refused"));
    }

    private static MediaDescription answer(OfferAnswer leg, Codec codec) {
        return leg.answer(AudioTerms.of(List.of(codec))).media().getFirst();
    }

    private static SessionDescription alicesOffer(String formats, String attributes) {
        return description("192.0.2.1", 40_000, formats, attributes);
    }

    private static SessionDescription bobsAnswer(String formats, String attributes) {
        return description("192.0.2.2", 50_000, formats, attributes);
    }

    private static SessionDescription description(String host, int port, String formats, String attributes) {
        return SdpParserTest.parse("""
                v=0
                o=- 1 1 IN IP4 %1$s
                s=-
                c=IN IP4 %1$s
                t=0 0
                m=audio %2$d RTP/AVP %3$s
                %4$s""".formatted(host, port, formats, attributes));
    }

    private static InetSocketAddress address(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }

    private static RemoteAudio agreed(Negotiation outcome) {
        return switch (outcome) {
            case Agreed(RemoteAudio audio) -> audio;
            case NoCommonCodec _, Unacceptable _ -> throw new AssertionError(outcome.toString());
        };
    }
}
