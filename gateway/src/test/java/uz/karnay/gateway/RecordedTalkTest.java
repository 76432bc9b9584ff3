package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.WireFormat;
import uz.karnay.media.file.SoundWriter;
import uz.karnay.media.player.Sound;
import uz.karnay.media.recorder.CallRecording;
import uz.karnay.media.recorder.GapReport;
import uz.karnay.media.recorder.RecordingQueue;
import uz.karnay.media.recorder.RecordingWriter;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.recording.Side;
import uz.karnay.rtp.event.TelephoneEvent;

/** Alice and Bob are recorded: told before, and in command of it. */
class RecordedTalkTest {

    private static final String PCMA = "8 PCMA/8000";
    private static final String KEYS = "101 telephone-event/8000";
    private static final int RATE = 16_000;
    private static final Duration FRAME = Duration.ofMillis(20);
    private static final Duration SPOKEN = Duration.ofSeconds(2);
    private static final int TOLD = 3000;

    private final Office office = new Office(9);
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);
    private final Party bob = office.phone("bob", "10.1.0.2", 5060);
    private final InetSocketAddress aliceRtp = Party.address("10.1.0.1", 4000);
    private final InetSocketAddress bobRtp = Party.address("10.1.0.2", 5000);
    private final List<byte[]> heardByAlice = office.listen(aliceRtp);
    private final List<byte[]> heardByBob = office.listen(bobRtp);
    private final RecordingQueue queue = new RecordingQueue();
    private final Tape tape = new Tape();
    private boolean begun;
    private int sequence = 100;

    @AfterEach
    void leavesNothingBehind() {
        bob.loop.run(() -> bob.talks.forEach(talk -> talk.session().hangUp()));
        office.advance(300);
        assertThat(office.faults).isEmpty();
        assertThat(office.ports.inUse()).isZero();
    }

    private void recording(MediaRecording.Manner manner) {
        office.recorder =
                (_, notes) -> new MediaRecording(new CallRecording(queue, RATE), manner, notes, () -> begun = true);
    }

    /** A sound of two seconds that stands still, so that it is told from what anybody says. */
    private static Announcement told(boolean both) {
        return new Announcement() {
            @Override
            public boolean isFor(Side side) {
                return both || side == Side.CALLER;
            }

            @Override
            public List<Sound> at(int rate) {
                var samples = new short[(int) (rate * SPOKEN.toSeconds())];
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = (short) (TOLD * Math.sin(2 * Math.PI * 400 * i / rate));
                }
                return List.of(Sound.of(rate, samples));
            }
        };
    }

    private Party.Calling talk(Party caller, String number) {
        office.change(new Change.PutExtension(recorded()));
        bob.answering(Sdp.of("10.1.0.2", 5000, PCMA, KEYS));
        bob.register(300);
        office.advance(1);
        Party.Calling call = caller.call(number, Sdp.of("10.1.0.1", 4000, PCMA, KEYS));
        office.advance(Duration.ofMillis(100));
        return call;
    }

    private static uz.karnay.pbx.directory.Extension recorded() {
        var bob = Office.extension(Office.BOB, "201", "bob");
        return new uz.karnay.pbx.directory.Extension(
                bob.id(),
                bob.number(),
                bob.login(),
                bob.name(),
                bob.password(),
                true,
                null,
                3,
                bob.codecs(),
                bob.srtp(),
                bob.dtmf(),
                true);
    }

    private String offer() {
        return bob.invites.getFirst().request().body().text();
    }

    private void bothSpeak(Party.Calling call, int frames) {
        for (int i = 0; i < frames; i++) {
            office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), voice(sequence));
            office.rtp.send(bobRtp, Sdp.rtp(offer()), voice(sequence));
            sequence++;
            office.advance(FRAME);
        }
    }

    private static byte[] voice(int sequence) {
        var packet = new byte[172];
        Arrays.fill(packet, (byte) 0x34);
        header(packet, 8, sequence, sequence * 160);
        return packet;
    }

    private static void header(byte[] packet, int type, int sequence, int timestamp) {
        ByteBuffer.wrap(packet)
                .put(0, (byte) 0x80)
                .put(1, (byte) type)
                .putShort(2, (short) sequence)
                .putInt(4, timestamp)
                .putInt(8, 7);
    }

    private void presses(String keys, InetSocketAddress from, String sdp) {
        for (int at = 0; at < keys.length(); at++) {
            int code = TelephoneEvent.code(keys.charAt(at));
            int begin = sequence * 160;
            for (int i = 1; i <= 7; i++) {
                var packet = new byte[12 + TelephoneEvent.PAYLOAD_BYTES];
                TelephoneEvent.write(ByteBuffer.wrap(packet), 12, code, i > 4, 10, 160 * Math.min(i, 5));
                header(packet, 101, sequence++, begin);
                office.rtp.send(from, Sdp.rtp(sdp), packet);
                office.advance(FRAME);
            }
        }
    }

    /** Milliseconds of loud sound that a party was sent. */
    private static int loudMillis(List<byte[]> packets) {
        int loud = 0;
        try (Decoder decoder = Codecs.decoder(WireFormat.Fixed.PCMA, 8000)) {
            var samples = new short[8 * Decoder.MAX_PAYLOAD_MILLIS];
            for (byte[] packet : packets) {
                if ((packet[1] & 0x7f) == 8 && packet.length == 172) {
                    decoder.decode(ByteBuffer.wrap(packet, 12, 160).slice(), samples, 0);
                    int peak = 0;
                    for (int i = 0; i < 160; i++) {
                        peak = Math.max(peak, samples[i]);
                    }
                    loud += peak > TOLD / 2 ? 20 : 0;
                }
            }
        }
        return loud;
    }

    private List<String> story() {
        bob.loop.run(() -> bob.talks.getFirst().session().hangUp());
        office.advance(40);
        return office.records.getFirst().steps().stream().map(Step::what).toList();
    }

    @Test
    void isToldToBothBeforeAnythingIsRecorded() {
        recording(new MediaRecording.Manner(told(true), ""));
        Party.Calling call = talk(alice, "201");
        assertThat(begun).isFalse();
        office.advance(SPOKEN.plusMillis(200));
        assertThat(begun).isTrue();
        assertThat(loudMillis(heardByAlice)).isBetween(1900, 2100);
        assertThat(loudMillis(heardByBob)).isBetween(1900, 2100);
        heardByBob.clear();
        bothSpeak(call, 50);
        assertThat(heardByBob).as("they talk as before").hasSizeGreaterThan(45);
        assertThat(story())
                .containsSubsequence(
                        "the announcement of the recording is played",
                        "the announcement of the recording was heard to its end",
                        "the recording begins");
        tape.drain();
        assertThat(tape.seconds()).isBetween(1.0, 1.5);
    }

    @Test
    void isToldToTheCallerAlone() {
        recording(new MediaRecording.Manner(told(false), ""));
        talk(alice, "201");
        office.advance(SPOKEN.plusMillis(200));
        assertThat(begun).isTrue();
        assertThat(loudMillis(heardByAlice)).isBetween(1900, 2100);
        assertThat(loudMillis(heardByBob)).isZero();
    }

    @Test
    void isNeverRecordedWhenItEndsBeforeAllWasTold() {
        recording(new MediaRecording.Manner(told(true), ""));
        talk(alice, "201");
        office.advance(1);
        assertThat(story()).doesNotContain("the recording begins");
        assertThat(begun).isFalse();
    }

    @Test
    void isPausedAndGoesOnByKeysOfThePeopleOfTheOffice() {
        recording(new MediaRecording.Manner(Announcement.NONE, "*2"));
        Party.Calling call = talk(alice, "201");
        bothSpeak(call, 50);
        presses("*2", bobRtp, offer());
        bothSpeak(call, 50);
        presses("*2", aliceRtp, call.sdp());
        bothSpeak(call, 50);
        assertThat(story())
                .containsSubsequence("the recording begins", "the recording is paused", "the recording goes on");
        tape.drain();
        assertThat(tape.report().text()).contains("pause");
        assertThat(tape.report().percent()).isBetween(50.0, 80.0);
    }

    @Test
    void isNotPausedByWhoCallsFromOutside() {
        office.wire.name("bell.uz", "10.9.9.9");
        office.change(
                new Change.PutTrunk(Office.trunk(
                        Office.BELL, "bell", uz.karnay.pbx.directory.Trunk.Account.BY_ADDRESS, "bell.uz", List.of())),
                Office.did());
        office.advance(1);
        recording(new MediaRecording.Manner(Announcement.NONE, "*2"));
        Party operator = office.party("10.9.9.9", 5060).as("998901234567", "none");
        Party.Calling call = talk(operator, Office.DID.value());
        assertThat(call.status()).isEqualTo(200);
        bothSpeak(call, 20);
        presses("*2", aliceRtp, call.sdp());
        bothSpeak(call, 20);
        assertThat(story()).contains("the recording begins").doesNotContain("the recording is paused");
    }

    /** Keeps what was recorded in memory. */
    private final class Tape implements SoundWriter, RecordingWriter.Listener {

        private final RecordingWriter writer = new RecordingWriter(queue, this, this);
        private final List<GapReport> reports = new ArrayList<>();
        private int frames;

        void drain() {
            writer.drain();
        }

        double seconds() {
            return frames / 50.0;
        }

        GapReport report() {
            return reports.getFirst();
        }

        @Override
        public int rate() {
            return RATE;
        }

        @Override
        public int channels() {
            return 2;
        }

        @Override
        public void write(short[][] frame) {
            frames++;
        }

        @Override
        public void commit() {}

        @Override
        public void sync() {}

        @Override
        public void close() {}

        @Override
        public void onFailed(java.io.IOException why) {
            throw new AssertionError(why);
        }

        @Override
        public void onEnded(GapReport report) {
            reports.add(report);
        }
    }
}
