package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.trunk.TrunkStatus.TracedPacket;
import uz.karnay.rtp.srtp.SrtpKey;
import uz.karnay.rtp.srtp.SrtpOutcome;
import uz.karnay.rtp.srtp.SrtpReceiver;
import uz.karnay.rtp.srtp.SrtpSender;
import uz.karnay.rtp.srtp.SrtpSuite;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.Failure;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.SipResponse;

/** Alice calls Bob, and one of them or both want their voices sealed. */
class SealedCallTest {

    private static final String PCMA = "8 PCMA/8000";
    private static final String PLAIN_ALICE = Sdp.of("10.1.0.1", 4000, PCMA);
    private static final String PLAIN_BOB = Sdp.of("10.1.0.2", 5000, PCMA);
    private static final String INLINE = "AES_CM_128_HMAC_SHA1_80 inline:";

    private final Office office = new Office(4568);
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);
    private final Party bob = office.phone("bob", "10.1.0.2", 5060);
    private final InetSocketAddress aliceRtp = Party.address("10.1.0.1", 4000);
    private final InetSocketAddress bobRtp = Party.address("10.1.0.2", 5000);
    private final List<byte[]> heardByAlice = office.listen(aliceRtp);
    private final List<byte[]> heardByBob = office.listen(bobRtp);
    private final SrtpKey alicesKey = SrtpKey.draw(SrtpSuite.AES_CM_128_HMAC_SHA1_80, office.time.entropy());
    private final SrtpKey bobsKey = SrtpKey.draw(SrtpSuite.AES_CM_128_HMAC_SHA1_80, office.time.entropy());
    private final SrtpSender alicesVoice = new SrtpSender(alicesKey);

    @AfterEach
    void leavesNothingBehind() {
        office.advance(300);
        assertThat(office.faults).isEmpty();
        assertThat(office.agent.dialogs()).isZero();
        assertThat(office.ports.inUse()).isZero();
    }

    @Test
    void oneSideIsSealedAndTheOtherPlain() {
        alice(Srtp.OFFERED);
        Party.Calling call = callBob(sealed(PLAIN_ALICE, "RTP/SAVP", alicesKey), PLAIN_BOB);
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.sdp()).contains(" RTP/SAVP 8", "a=crypto:1 " + INLINE);
        assertThat(offer()).contains(" RTP/AVP ").doesNotContain("crypto");

        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), seal(alicesVoice, rtp(1)));
        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(900));
        office.advance(1);
        assertThat(heardByBob).containsExactly(rtp(1));
        assertThat(open(new SrtpReceiver(key(call.sdp())), heardByAlice.getFirst()))
                .isEqualTo(rtp(900));
        hangUp(call);
    }

    @Test
    void bobsPhoneIsOfferedKeysAndTakesThem() {
        bob(Srtp.OFFERED);
        Party.Calling call = callBob(PLAIN_ALICE, sealed(PLAIN_BOB, "RTP/AVP", bobsKey));
        assertThat(offer()).contains(" RTP/AVP ", "a=crypto:1 " + INLINE, "a=crypto:2 AEAD_AES_256_GCM inline:");
        assertThat(call.sdp()).contains(" RTP/AVP ").doesNotContain("crypto");

        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(1));
        office.rtp.send(bobRtp, Sdp.rtp(offer()), seal(new SrtpSender(bobsKey), rtp(900)));
        office.advance(1);
        assertThat(heardByAlice).containsExactly(rtp(900));
        assertThat(open(new SrtpReceiver(key(offer())), heardByBob.getFirst())).isEqualTo(rtp(1));
        hangUp(call);
    }

    @Test
    void aPhoneThatTakesNoKeysIsCalledPlain() {
        bob(Srtp.OFFERED);
        Party.Calling call = callBob(PLAIN_ALICE, PLAIN_BOB);
        assertThat(call.status()).isEqualTo(200);
        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(1));
        office.advance(1);
        assertThat(heardByBob).containsExactly(rtp(1));
        hangUp(call);
    }

    @Test
    void aPlainOfferIsRefusedWhereSealingIsRequired() {
        alice(Srtp.REQUIRED);
        Party.Calling call = callBob(PLAIN_ALICE, PLAIN_BOB);
        assertThat(call.status()).isEqualTo(488);
        assertThat(refusal(call).header(HeaderName.WARNING).orElseThrow()).isEqualTo("302 karnay \"SRTP is required\"");
        assertThat(bob.invites).isEmpty();
    }

    @Test
    void aPlainAnswerIsRefusedWhereSealingIsRequired() {
        bob(Srtp.REQUIRED);
        Party.Calling call = callBob(PLAIN_ALICE, PLAIN_BOB);
        assertThat(offer()).contains(" RTP/SAVP ");
        assertThat(call.status()).isEqualTo(488);
        office.advance(6);
        assertThat(bob.talks.getFirst().end).isNotNull();
    }

    @Test
    void aSealedOfferIsRefusedWhereSealingIsOff() {
        Party.Calling call = callBob(sealed(PLAIN_ALICE, "RTP/SAVP", alicesKey), PLAIN_BOB);
        assertThat(call.status()).isEqualTo(488);
        assertThat(refusal(call).header(HeaderName.WARNING).orElseThrow()).contains("SRTP is switched off");
    }

    @Test
    void holdingAndResumingKeepsKeysAndCounts() {
        alice(Srtp.REQUIRED);
        Party.Calling call = callBob(sealed(PLAIN_ALICE, "RTP/SAVP", alicesKey), PLAIN_BOB);
        var alicesEar = new SrtpReceiver(key(call.sdp()));
        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(65_535));
        office.advance(1);

        String held = Sdp.with("10.1.0.1", 4000, "sendonly", PCMA);
        String answer = change(call.talk, sealed(held, "RTP/SAVP", alicesKey));
        assertThat(Sdp.line(answer, "a=crypto:")).isEqualTo(Sdp.line(call.sdp(), "a=crypto:"));
        change(call.talk, sealed(PLAIN_ALICE, "RTP/SAVP", alicesKey));

        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(0));
        office.advance(1);
        assertThat(open(alicesEar, heardByAlice.get(0))).isEqualTo(rtp(65_535));
        assertThat(open(alicesEar, heardByAlice.get(1))).isEqualTo(rtp(0));
        hangUp(call);
    }

    @Test
    void anOfferWithoutKeysInTheMiddleOfASealedCallIsRefused() {
        alice(Srtp.REQUIRED);
        Party.Calling call = callBob(sealed(PLAIN_ALICE, "RTP/SAVP", alicesKey), PLAIN_BOB);
        var changed = new Changed();
        alice.loop.run(() -> call.talk.session().reInvite(List.of(), Content.sdp(PLAIN_ALICE), changed));
        office.advance(2);
        assertThat(Objects.requireNonNull(changed.failure).status()).isEqualTo(488);
        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), seal(alicesVoice, rtp(1)));
        office.advance(1);
        assertThat(heardByBob).containsExactly(rtp(1));
        hangUp(call);
    }

    @Test
    void theTraceOfATrunkShowsNoKey() {
        office.wire.name("bell.uz", "10.9.9.9");
        var bell = new Operator(office, "10.9.9.9");
        office.change(new Change.PutTrunk(sealed(Office.bell())), Office.dialRule(Office.BELL));
        office.advance(2);
        bell.party.answering(sealed(Sdp.of("10.9.9.9", 7000, PCMA), "RTP/SAVP", bobsKey));
        Party.Calling call = alice.call("901112233", PLAIN_ALICE);
        office.advance(2);
        assertThat(call.status()).isEqualTo(200);
        String sent = bell.party.invites.getFirst().request().body().text();
        String trace = String.join(
                "\n",
                office.status(Office.BELL).lastPackets().stream()
                        .map(TracedPacket::text)
                        .toList());
        assertThat(sent).contains("RTP/SAVP");
        assertThat(trace)
                .contains(INLINE + "***")
                .doesNotContain(Sdp.line(sent, "a=crypto:1 " + INLINE))
                .doesNotContain(base64(bobsKey));
        hangUp(call);
        var _ = office.gateway.stop();
    }

    private void alice(Srtp srtp) {
        office.change(new Change.PutExtension(Office.extension(Office.ALICE, "200", "alice", srtp, Dtmf.AUTO)));
    }

    private void bob(Srtp srtp) {
        office.change(new Change.PutExtension(Office.extension(Office.BOB, "201", "bob", srtp, Dtmf.AUTO)));
    }

    private static Trunk sealed(Trunk trunk) {
        return new Trunk(
                trunk.id(),
                trunk.name(),
                true,
                trunk.account(),
                trunk.server(),
                null,
                trunk.identity(),
                trunk.addresses(),
                trunk.numbers(),
                trunk.timing(),
                trunk.codecs(),
                Srtp.REQUIRED,
                Dtmf.AUTO,
                0,
                false,
                "");
    }

    private Party.Calling callBob(String offer, String answer) {
        bob.answering(answer).register(600);
        office.advance(1);
        Party.Calling call = alice.call("201", offer);
        office.advance(2);
        return call;
    }

    private String change(Party.Talking talk, String sdp) {
        var changed = new Changed();
        alice.loop.run(() -> talk.session().reInvite(List.of(), Content.sdp(sdp), changed));
        office.advance(2);
        return changed.sdp();
    }

    private String offer() {
        return bob.invites.getFirst().request().body().text();
    }

    private void hangUp(Party.Calling call) {
        alice.loop.run(() -> call.talk.session().hangUp());
        office.advance(6);
    }

    private static SipResponse refusal(Party.Calling call) {
        return switch (Objects.requireNonNull(call.failure)) {
            case Failure.Refused(var response) -> response;
            case Failure other -> throw new AssertionError(other.toString());
        };
    }

    private static String sealed(String sdp, String profile, SrtpKey key) {
        return sdp.replace("RTP/AVP", profile) + "a=crypto:1 " + INLINE + base64(key) + "\r\n";
    }

    private static String base64(SrtpKey key) {
        return Base64.getEncoder().encodeToString(key.reveal());
    }

    /** What Karnay seals with, by its description. */
    private static SrtpKey key(String sdp) {
        byte[] octets = Base64.getDecoder().decode(Sdp.line(sdp, "a=crypto:1 " + INLINE));
        return SrtpKey.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80, octets);
    }

    private static byte[] seal(SrtpSender sender, byte[] packet) {
        ByteBuffer room = ByteBuffer.allocate(packet.length + 16).put(packet).flip();
        assertThat(sender.seal(room)).isEqualTo(SrtpOutcome.DONE);
        return octets(room);
    }

    private static byte[] open(SrtpReceiver receiver, byte[] packet) {
        ByteBuffer buffer = ByteBuffer.wrap(packet.clone());
        assertThat(receiver.open(buffer)).isEqualTo(SrtpOutcome.DONE);
        return octets(buffer);
    }

    private static byte[] octets(ByteBuffer packet) {
        var octets = new byte[packet.remaining()];
        packet.get(packet.position(), octets);
        return octets;
    }

    private static byte[] rtp(int sequence) {
        return ByteBuffer.allocate(12 + 160)
                .put((byte) 0x80)
                .put((byte) 8)
                .putShort((short) sequence)
                .putInt(sequence * 160)
                .putInt(0x1234)
                .array();
    }
}
