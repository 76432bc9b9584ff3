package uz.karnay.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.sdp.Negotiation.Agreed;
import uz.karnay.sdp.Negotiation.Unacceptable;

/** Alice's phone calls Bob's, and both can or cannot seal what they say. */
class KeyAgreementTest {

    private static final InetSocketAddress KARNAY = new InetSocketAddress(InetAddress.ofLiteral("203.0.113.5"), 10_000);
    private static final AudioTerms TERMS = AudioTerms.of(List.of(Codec.PCMA));

    private static final String SHA_80 = "AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    private static final String ANOTHER = "AES_CM_128_HMAC_SHA1_80 inline:NzB4d1BINUAvLEw6UzF3WSJ+PSdFcGdUJShpX1Zj";
    private static final String GCM = "AEAD_AES_128_GCM inline:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGw==";

    private int drawn;

    @Test
    void theFirstUsableKeyOfAnOfferIsTaken() {
        OfferAnswer alice = leg(SrtpPolicy.OFFERED);
        Protection.Keyed keys = keyed(alice.onOffer(
                offer("RTP/SAVP", "1 F8_128_HMAC_SHA1_80 inline:WVNfX19z", "2 " + GCM, "3 " + SHA_80), TERMS.codecs()));
        assertThat(keys.tag()).isEqualTo(2);
        assertThat(keys.theirs().suite()).isEqualTo(CryptoSuite.AEAD_AES_128_GCM);
        assertThat(keys.theirs().reveal()).startsWith(0, 1, 2, 3).hasSize(28);

        MediaDescription answer = alice.answer(TERMS).media().getFirst();
        assertThat(answer.protocol()).isEqualTo("RTP/SAVP");
        assertThat(answer.attributes("crypto"))
                .containsExactly("2 AEAD_AES_128_GCM inline:" + keys.ours().base64());
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, RTP/AVP, '', plain",
        "OFF, RTP/AVP, key, plain",
        "OFF, RTP/SAVP, key, refused",
        "OFFERED, RTP/AVP, '', plain",
        "OFFERED, RTP/AVP, key, sealed",
        "OFFERED, RTP/AVPF, key, sealed",
        "OFFERED, RTP/SAVP, key, sealed",
        "OFFERED, RTP/SAVPF, key, sealed",
        "OFFERED, RTP/SAVP, '', refused",
        "REQUIRED, RTP/AVP, '', refused",
        "REQUIRED, RTP/AVP, key, sealed",
        "REQUIRED, RTP/SAVP, key, sealed"
    })
    void anOfferIsReadByThePolicy(SrtpPolicy policy, String profile, String key, String expected) {
        SessionDescription offer = key.isEmpty() ? offer(profile) : offer(profile, "1 " + SHA_80);
        assertThat(kind(leg(policy).onOffer(offer, TERMS.codecs()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, RTP/AVP, '', plain",
        "OFF, RTP/SAVP, 1, refused",
        "OFFERED, RTP/AVP, '', plain",
        "OFFERED, RTP/AVP, 1, sealed",
        "OFFERED, RTP/SAVP, 1, sealed",
        "OFFERED, RTP/AVP, 2, refused",
        "OFFERED, RTP/AVP, 9, refused",
        "REQUIRED, RTP/SAVP, 1, sealed",
        "REQUIRED, RTP/AVP, '', refused"
    })
    void anAnswerIsReadByThePolicy(SrtpPolicy policy, String profile, String tag, String expected) {
        OfferAnswer bob = leg(policy);
        bob.offer(TERMS);
        SessionDescription answer = tag.isEmpty() ? offer(profile) : offer(profile, tag + " " + SHA_80);
        assertThat(kind(bob.onAnswer(answer))).isEqualTo(expected);
    }

    @Test
    void aLegThatMayBePlainOffersKeysBesidePlainRtp() {
        MediaDescription offer = leg(SrtpPolicy.OFFERED).offer(TERMS).media().getFirst();
        assertThat(offer.protocol()).isEqualTo("RTP/AVP");
        assertThat(offer.attributes("crypto").map(line -> line.substring(0, line.indexOf(" inline:"))))
                .containsExactly("1 AES_CM_128_HMAC_SHA1_80", "2 AEAD_AES_256_GCM");
    }

    @Test
    void aLegThatMustBeSealedOffersNothingElse() {
        MediaDescription offer = leg(SrtpPolicy.REQUIRED).offer(TERMS).media().getFirst();
        assertThat(offer.protocol()).isEqualTo("RTP/SAVP");
        assertThat(offer.attributes("crypto")).hasSize(2);
    }

    @Test
    void aLegWithoutKeysOffersNone() {
        MediaDescription offer = leg(SrtpPolicy.OFF).offer(TERMS).media().getFirst();
        assertThat(offer.protocol()).isEqualTo("RTP/AVP");
        assertThat(offer.attribute("crypto")).isEmpty();
    }

    @Test
    void bothSidesComeToTheSameKeys() {
        OfferAnswer karnay = leg(SrtpPolicy.REQUIRED);
        OfferAnswer bob = leg(SrtpPolicy.OFFERED);
        Protection.Keyed his = keyed(bob.onOffer(karnay.offer(TERMS), TERMS.codecs()));
        Protection.Keyed ours = keyed(karnay.onAnswer(bob.answer(TERMS)));
        assertThat(ours.ours()).isEqualTo(his.theirs());
        assertThat(ours.theirs()).isEqualTo(his.ours());
        assertThat(ours.ours()).isNotEqualTo(ours.theirs());
    }

    @Test
    void keysStayTheSameWhenTheOtherSideKeepsIts() {
        OfferAnswer alice = leg(SrtpPolicy.OFFERED);
        Protection.Keyed first = keyed(alice.onOffer(offer("RTP/SAVP", "1 " + SHA_80), TERMS.codecs()));
        SessionDescription answer = alice.answer(TERMS);
        Protection.Keyed again = keyed(alice.onOffer(offer("RTP/SAVP", "1 " + SHA_80), TERMS.codecs()));
        assertThat(again).isEqualTo(first);
        assertThat(alice.answer(TERMS)).isEqualTo(answer);
    }

    @Test
    void aNewKeyIsAnsweredWithANewOne() {
        OfferAnswer alice = leg(SrtpPolicy.OFFERED);
        Protection.Keyed first = keyed(alice.onOffer(offer("RTP/SAVP", "1 " + SHA_80), TERMS.codecs()));
        Protection.Keyed second = keyed(alice.onOffer(offer("RTP/SAVP", "1 " + ANOTHER), TERMS.codecs()));
        assertThat(second.theirs()).isNotEqualTo(first.theirs());
        assertThat(second.ours()).isNotEqualTo(first.ours());
    }

    @Test
    void ourOwnLaterOfferKeepsProfileAndKey() {
        OfferAnswer alice = leg(SrtpPolicy.OFFERED);
        Protection.Keyed keys = keyed(alice.onOffer(offer("RTP/SAVP", "1 " + SHA_80), TERMS.codecs()));
        alice.answer(TERMS);
        MediaDescription offer = alice.offer(TERMS).media().getFirst();
        assertThat(offer.protocol()).isEqualTo("RTP/SAVP");
        assertThat(offer.attribute("crypto"))
                .contains("1 AES_CM_128_HMAC_SHA1_80 inline:" + keys.ours().base64());
    }

    @Test
    void anOfferThatIsRefusedChangesNothing() {
        OfferAnswer alice = leg(SrtpPolicy.OFFERED);
        alice.onOffer(offer("RTP/AVP", "1 " + SHA_80), TERMS.codecs());
        SessionDescription before = alice.answer(TERMS);
        assertThat(kind(alice.onOffer(offer("RTP/SAVP", "1 " + ANOTHER), List.of(Codec.OPUS))))
                .isEqualTo("refused");
        assertThat(alice.answer(TERMS)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHA_80 + "|2^31",
                SHA_80 + "|1048576",
                SHA_80 + " WSH=128",
                SHA_80 + " -vendor=7 WSH=64",
                "aes_cm_128_hmac_sha1_80 INLINE:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"
            })
    void lifetimesAndHintsAreReadOver(String line) {
        assertThat(kind(leg(SrtpPolicy.REQUIRED).onOffer(offer("RTP/SAVP", "1 " + line), TERMS.codecs())))
                .isEqualTo("sealed");
    }

    @ParameterizedTest
    @ValueSource(strings = {SHA_80 + "|258:4", SHA_80 + "|2^31|258:4"})
    void whatNamesAKeyInItsPacketsIsKept(String line) {
        OfferAnswer alice = leg(SrtpPolicy.REQUIRED);
        Protection.Keyed keys = keyed(alice.onOffer(offer("RTP/SAVP", "1 " + line), TERMS.codecs()));
        assertThat(keys.theirs().identifier()).containsExactly(0, 0, 1, 2);
        assertThat(keys.ours().identifier()).isEmpty();
        assertThat(alice.answer(TERMS).media().getFirst().attributes("crypto"))
                .as("ours needs none")
                .allMatch(answer -> !answer.contains("|"));
    }

    @ParameterizedTest
    @CsvSource({
        "1 X|1:0, the lifetime or the identifier of a key cannot be read",
        "1 X|1:129, the lifetime or the identifier of a key cannot be read",
        "1 X|256:1, the lifetime or the identifier of a key cannot be read",
        "1 X|x:4, the lifetime or the identifier of a key cannot be read",
        "1 X|1:4|2^31, the lifetime or the identifier of a key cannot be read",
        "1 X|2^31|1:4|1, the lifetime or the identifier of a key cannot be read",
        "1 X|, the lifetime or the identifier of a key cannot be read",
        "1 X;inline:AAAA, several keys in one crypto line are not supported",
        "1 X KDR=1, a session parameter of a crypto line is not supported",
        "1 X UNENCRYPTED_SRTP, a session parameter of a crypto line is not supported",
        "1 X UNENCRYPTED_SRTCP, a session parameter of a crypto line is not supported",
        "1 X UNAUTHENTICATED_SRTP, a session parameter of a crypto line is not supported",
        "1 X FEC_ORDER=FEC_SRTP, a session parameter of a crypto line is not supported",
        "1 X SOMETHING, a session parameter of a crypto line is not supported",
        "x X, a crypto line has no tag",
        "1 AES_192_CM_HMAC_SHA1_80 inline:AAAA, a crypto suite is not known",
        "1 AES_CM_128_HMAC_SHA1_80 inline:AAAA, the key of a crypto line has the wrong length",
        "1 AES_CM_128_HMAC_SHA1_80 inline:!!!!, the key of a crypto line has the wrong length",
        "1 AES_CM_128_HMAC_SHA1_80 uri:AAAA, a crypto line has no inline key",
        "1 AES_CM_128_HMAC_SHA1_80, a crypto line is cut off"
    })
    void whatCannotBeHonouredIsRefusedWithItsReason(String line, String reason) {
        Negotiation outcome =
                leg(SrtpPolicy.OFFERED).onOffer(offer("RTP/SAVP", line.replace("X", SHA_80)), TERMS.codecs());
        assertThat(outcome).isEqualTo(new Unacceptable(302, reason));
    }

    @Test
    void ofTwoStreamsTheOneThatCanBeSealedIsTaken() {
        SessionDescription offer = SdpParserTest.parse("v=0\no=- 1 1 IN IP4 x\nc=IN IP4 192.0.2.1\n"
                + "m=audio 4000 RTP/AVP 8\nm=audio 4002 RTP/SAVP 8\na=crypto:1 " + SHA_80 + "\n");
        OfferAnswer alice = leg(SrtpPolicy.REQUIRED);
        assertThat(kind(alice.onOffer(offer, TERMS.codecs()))).isEqualTo("sealed");
        assertThat(alice.answer(TERMS).media())
                .extracting(MediaDescription::port)
                .containsExactly(0, 10_000);
    }

    @Test
    void keysStandInNoText() {
        OfferAnswer alice = leg(SrtpPolicy.OFFERED);
        SessionDescription offer = offer("RTP/SAVP", "1 " + SHA_80);
        Negotiation outcome = alice.onOffer(offer, TERMS.codecs());
        assertThat(offer.toString() + outcome + alice.answer(TERMS) + CryptoLine.parse("1 " + SHA_80))
                .doesNotContain("WVNfX19z")
                .doesNotContain(keyed(outcome).ours().base64());
        assertThat(offer.write()).contains("WVNfX19z");
    }

    private OfferAnswer leg(SrtpPolicy policy) {
        return new OfferAnswer(7, KARNAY, new KeyAgreement(policy, octets -> Arrays.fill(octets, (byte) ++drawn)));
    }

    private static SessionDescription offer(String profile, String... cryptos) {
        var lines = new StringBuilder();
        for (String crypto : cryptos) {
            lines.append("a=crypto:").append(crypto).append('\n');
        }
        return SdpParserTest.parse(
                "v=0\no=- 1 1 IN IP4 x\nc=IN IP4 192.0.2.1\nm=audio 4000 " + profile + " 8\n" + lines);
    }

    private static String kind(Negotiation outcome) {
        return switch (outcome) {
            case Agreed(RemoteAudio audio) -> audio.protection() instanceof Protection.Plain ? "plain" : "sealed";
            case Unacceptable _, Negotiation.NoCommonCodec _ -> "refused";
        };
    }

    private static Protection.Keyed keyed(Negotiation outcome) {
        assertThat(outcome).isInstanceOf(Agreed.class);
        return (Protection.Keyed) ((Agreed) outcome).audio().protection();
    }
}
