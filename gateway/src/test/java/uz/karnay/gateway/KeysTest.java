package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.Encoder;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.tone.DtmfDetector;
import uz.karnay.codec.tone.KeyListener;
import uz.karnay.codec.tone.ToneGenerator;
import uz.karnay.media.ConversionLimit;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.rtp.event.TelephoneEvent;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.Failure;
import uz.karnay.sip.agent.ReInviteListener;
import uz.karnay.sip.agent.RequestListener;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipResponse;

/** Alice and Bob press keys, and their phones send them in different ways. */
class KeysTest {

    private static final String PCMA = "8 PCMA/8000";
    private static final String PCMU = "0 PCMU/8000";
    private static final String KEYS = "101 telephone-event/8000";
    private static final String EVENTS = "telephone-event";
    private static final Duration FRAME = Duration.ofMillis(20);

    private final Office office = new Office(4733, new ConversionLimit(1));
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);
    private final Party bob = office.phone("bob", "10.1.0.2", 5060);
    private final InetSocketAddress aliceRtp = Party.address("10.1.0.1", 4000);
    private final InetSocketAddress bobRtp = Party.address("10.1.0.2", 5000);
    private final List<byte[]> heardByAlice = listen(aliceRtp);
    private final List<byte[]> heardByBob = listen(bobRtp);
    private int sequence = 100;

    @AfterEach
    void leavesNothingBehind() {
        bob.loop.run(() -> bob.talks.forEach(talk -> talk.session().hangUp()));
        office.advance(300);
        assertThat(office.faults).isEmpty();
        assertThat(office.agent.dialogs()).isZero();
        assertThat(office.ports.inUse()).isZero();
    }

    @Test
    void tellsByInfoWhatIsPressedByName() {
        bob(Dtmf.INFO);
        Party.Calling call = callBob(PCMA, KEYS);
        assertThat(offer()).doesNotContain(EVENTS);
        assertThat(call.sdp()).contains(EVENTS);
        presses(5, aliceRtp, call.sdp());
        assertThat(office.wire.to(bob.here, "INFO")).singleElement().asString().contains("Signal=5");
        assertThat(events(heardByBob)).isEmpty();
    }

    @Test
    void tellsByInfoWhatSounds() {
        bob(Dtmf.INFO);
        Party.Calling call = callBob(PCMA);
        sounds('7', aliceRtp, call.sdp());
        assertThat(office.wire.to(bob.here, "INFO")).singleElement().asString().contains("Signal=7");
    }

    @Test
    void namesWhatComesByInfo() {
        bob(Dtmf.INFO);
        Party.Calling call = callBob(PCMA, KEYS);
        sounds(' ', bobRtp, offer());
        sendsInfo(bob, bob.talks.getFirst(), '5');
        assertThat(events(heardByAlice)).isNotEmpty().allMatch(packet -> packet[12] == 5);
        assertThat(call.status()).isEqualTo(200);
    }

    @Test
    void soundsWhatIsPressedByName() {
        bob(Dtmf.INBAND);
        Party.Calling call = callBob(PCMA, KEYS);
        assertThat(offer()).doesNotContain(EVENTS);
        assertThat(call.sdp()).contains(EVENTS);
        presses(5, aliceRtp, call.sdp());
        assertThat(sounded(heardByBob)).isEqualTo("5");
        assertThat(events(heardByBob)).isEmpty();
    }

    @Test
    void namesWhatSounds() {
        bob(Dtmf.INBAND);
        callBob(PCMA, KEYS);
        sounds('5', bobRtp, offer());
        assertThat(events(heardByAlice)).isNotEmpty().allMatch(packet -> packet[12] == 5);
        assertThat(events(heardByAlice).stream()
                        .map(packet -> ByteBuffer.wrap(packet).getInt(4))
                        .distinct())
                .as("one key")
                .hasSize(1);
    }

    @Test
    void namesWhatTheCallerSounds() {
        alice(Dtmf.INBAND);
        bob.answering(Sdp.of("10.1.0.2", 5000, PCMA, KEYS));
        Party.Calling call = callBob(PCMA, KEYS);
        assertThat(call.sdp()).doesNotContain(EVENTS);
        sounds('5', aliceRtp, call.sdp());
        assertThat(events(heardByBob)).isNotEmpty().allMatch(packet -> packet[12] == 5);
    }

    @Test
    void goesOnNamingWhatSoundsAfterAHold() {
        bob(Dtmf.INBAND);
        Party.Calling call = callBob(PCMA, KEYS);
        change(call.talk, Sdp.with("10.1.0.1", 4000, "sendonly", PCMA, KEYS));
        change(call.talk, Sdp.of("10.1.0.1", 4000, PCMA, KEYS));
        sounds('5', bobRtp, offer());
        assertThat(events(heardByAlice)).isNotEmpty();
    }

    @Test
    void soundsWhatComesByInfo() {
        alice(Dtmf.INFO);
        bob(Dtmf.INBAND);
        Party.Calling call = callBob(PCMA);
        sounds(' ', aliceRtp, call.sdp());
        sendsInfo(alice, call.talk, '5');
        assertThat(sounded(heardByBob)).isEqualTo("5");
        assertThat(office.wire.to(bob.here, "INFO")).isEmpty();
    }

    @Test
    void soundsWhatComesByInfoForWhoAgreedOnNoNames() {
        alice(Dtmf.INFO);
        Party.Calling call = callBob(PCMA);
        sounds(' ', aliceRtp, call.sdp());
        sendsInfo(alice, call.talk, '5');
        assertThat(sounded(heardByBob)).isEqualTo("5");
    }

    @Test
    void neverSoundsAKeyForWhoWantsNamesOnly() {
        bob(Dtmf.RFC4733);
        Party.Calling call = callBobWho(Sdp.of("10.1.0.2", 5000, PCMU), PCMA, KEYS);
        sounds(' ', aliceRtp, call.sdp());
        presses(5, aliceRtp, call.sdp());
        assertThat(heardByBob).isNotEmpty();
        assertThat(sounded(heardByBob)).isEmpty();
    }

    @Test
    void soundsAKeyForWhoKnowsNoOtherWay() {
        Party.Calling call = callBobWho(Sdp.of("10.1.0.2", 5000, PCMU), PCMA, KEYS);
        presses(5, aliceRtp, call.sdp());
        assertThat(sounded(heardByBob)).isEqualTo("5");
    }

    @Test
    void carriesTheSoundAtLeastWhenThereIsNoRoomToMakeKeysOfIt() {
        bob(Dtmf.INBAND);
        assertThat(office.conversions.take()).isTrue();
        Party.Calling call = callBob(PCMA, KEYS);
        assertThat(call.sdp()).doesNotContain(EVENTS);
        sounds('5', aliceRtp, call.sdp());
        assertThat(sounded(heardByBob)).isEqualTo("5");
        office.conversions.release();
    }

    private void alice(Dtmf dtmf) {
        office.change(new Change.PutExtension(Office.extension(Office.ALICE, "200", "alice", Srtp.OFF, dtmf)));
    }

    private void bob(Dtmf dtmf) {
        office.change(new Change.PutExtension(Office.extension(Office.BOB, "201", "bob", Srtp.OFF, dtmf)));
    }

    private Party.Calling callBob(String... formats) {
        return callBobWho(Sdp.of("10.1.0.2", 5000, formats), formats);
    }

    private Party.Calling callBobWho(String answers, String... formats) {
        bob.answering(answers).register(600);
        office.advance(1);
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, formats));
        office.advance(2);
        return call;
    }

    private String offer() {
        return bob.invites.getFirst().request().body().text();
    }

    private void change(Party.Talking talk, String sdp) {
        alice.loop.run(() -> talk.session().reInvite(List.of(), Content.sdp(sdp), new Ignored()));
        office.advance(2);
    }

    private void sendsInfo(Party who, Party.Talking talk, char key) {
        Content written = new Content(MediaType.DTMF_RELAY, Body.of("Signal=" + key + "\r\nDuration=160\r\n"));
        who.loop.run(() -> talk.session().send(Method.INFO, List.of(), written, RequestListener.NONE));
        office.advance(2);
    }

    /** A key for 100 ms, by its name. */
    private void presses(int code, InetSocketAddress from, String sdp) {
        for (int i = 1; i <= 7; i++) {
            ByteBuffer packet = header(101, 16);
            TelephoneEvent.write(packet, 12, code, i >= 5, 10, Math.min(i, 5) * 160);
            office.rtp.send(from, Sdp.rtp(sdp), bytes(packet.putInt(4, 160)));
            office.advance(FRAME);
        }
        office.advance(1);
    }

    /** A key for 100 ms, and silence before and after; a blank is silence alone. */
    private void sounds(char key, InetSocketAddress from, String sdp) {
        var sound = new short[50 * 160];
        if (key != ' ') {
            var tone = new ToneGenerator(
                    8000,
                    uz.karnay.codec.tone.Dtmf.sequence(
                            String.valueOf(key), Duration.ofMillis(100), Duration.ofMillis(100)));
            tone.read(sound, 10 * 160, 5 * 160);
        }
        for (int i = 0; i < 50; i++) {
            office.rtp.send(from, Sdp.rtp(sdp), voice(java.util.Arrays.copyOfRange(sound, i * 160, i * 160 + 160)));
            office.advance(FRAME);
        }
    }

    private byte[] voice(short[] frame) {
        ByteBuffer packet = header(8, 172);
        try (Encoder encoder = Codecs.encoder(WireFormat.Fixed.PCMA)) {
            encoder.encode(frame, 0, frame.length, packet.position(12));
        }
        return bytes(packet);
    }

    private static byte[] bytes(ByteBuffer packet) {
        var bytes = new byte[packet.capacity()];
        packet.get(0, bytes);
        return bytes;
    }

    private ByteBuffer header(int payloadType, int bytes) {
        sequence++;
        return ByteBuffer.allocate(bytes)
                .put(0, (byte) 0x80)
                .put(1, (byte) payloadType)
                .putShort(2, (short) sequence)
                .putInt(4, sequence * 160)
                .putInt(8, 0x1234);
    }

    /** The telephone-events among the packets. */
    private static List<byte[]> events(List<byte[]> heard) {
        return heard.stream().filter(packet -> (packet[1] & 0x7f) == 101).toList();
    }

    /** The keys that sound in the packets of G.711. */
    private static String sounded(List<byte[]> heard) {
        var keys = new StringBuilder();
        var detector = new DtmfDetector(8000, new KeyListener() {
            @Override
            public void onKeyDown(char key) {
                keys.append(key);
            }

            @Override
            public void onKeyUp(char key, Duration held) {}
        });
        for (byte[] packet : heard) {
            int type = packet[1] & 0x7f;
            if (type == 0 || type == 8) {
                var frame = new short[Decoder.MAX_PAYLOAD_MILLIS * 8];
                try (Decoder decoder =
                        Codecs.decoder(type == 0 ? WireFormat.Fixed.PCMU : WireFormat.Fixed.PCMA, 8000)) {
                    int count = decoder.decode(ByteBuffer.wrap(packet, 12, packet.length - 12), frame, 0);
                    detector.listen(frame, 0, count);
                }
            }
        }
        return keys.toString();
    }

    private List<byte[]> listen(InetSocketAddress address) {
        var heard = new ArrayList<byte[]>();
        office.rtp.attach(address, (packet, _) -> {
            if ((packet[1] & 0xff) < 192 || (packet[1] & 0xff) > 223) {
                heard.add(packet);
            }
        });
        return heard;
    }

    private static final class Ignored implements ReInviteListener {
        @Override
        public void onAgreed(SipResponse agreed) {}

        @Override
        public void onFailed(Failure why) {
            throw new AssertionError(why);
        }
    }
}
