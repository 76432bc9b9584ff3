package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.OpusParameters;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.rtp.RtcpPacket;

class ConversionTest {

    private static final WireFormat PCMA = WireFormat.Fixed.PCMA;
    private static final WireFormat L16 = new WireFormat.L16(16000);

    private final Room room = new Room();
    private final VirtualTime time = room.time;

    @AfterEach
    void leavesNothingBehind() {
        room.hangUp();
        assertThat(room.media.ticks().size()).isZero();
        assertThat(room.media.codecs().count()).isZero();
    }

    private static Stream<WireFormat> formats() {
        return Stream.of(
                        WireFormat.Fixed.PCMU,
                        WireFormat.Fixed.PCMA,
                        WireFormat.Fixed.G722,
                        WireFormat.Fixed.GSM,
                        new WireFormat.L16(16000),
                        new WireFormat.Opus(OpusParameters.DEFAULTS))
                .filter(Codecs::isAvailable);
    }

    static Stream<Arguments> pairs() {
        return formats().flatMap(one -> formats().map(other -> Arguments.of(one, other)));
    }

    static Stream<Arguments> ptimes() {
        List<Integer> all = List.of(10, 20, 30, 40, 60);
        return all.stream().flatMap(one -> all.stream().map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void carriesAToneBetweenAnyTwoCodecs(WireFormat ofAlice, WireFormat ofBob) {
        Caller alice = room.alice(ofAlice, 20);
        Caller bob = room.bob(ofBob, 20);
        room.convert(alice, bob);
        alice.says(400, Room.LEVEL, room.a.localAddress());
        bob.says(700, Room.LEVEL, room.b.localAddress());
        time.advance(Duration.ofSeconds(3));
        assertHears(bob, 400);
        assertHears(alice, 700);
        assertGapless(bob, ofBob.clockRate() / 50);
        assertGapless(alice, ofAlice.clockRate() / 50);
    }

    @ParameterizedTest
    @MethodSource("ptimes")
    void packsSoundAsEachSideWantsIt(int ofAlice, int ofBob) {
        Caller alice = room.alice(PCMA, ofAlice);
        Caller bob = room.bob(PCMA, ofBob);
        room.convert(alice, bob);
        alice.says(400, Room.LEVEL, room.a.localAddress());
        bob.says(700, Room.LEVEL, room.b.localAddress());
        time.advance(Duration.ofSeconds(3));
        assertHears(bob, 400);
        assertHears(alice, 700);
        assertGapless(bob, 8 * ofBob);
        assertGapless(alice, 8 * ofAlice);
        assertThat(bob.packets.getFirst().payload().remaining()).isEqualTo(8 * ofBob);
    }

    @Test
    void isHeardWithinATenthOfASecond() {
        Caller alice = room.alice(PCMA, 20);
        Caller bob = room.bob(L16, 20);
        room.convert(alice, bob);
        long begin = time.nanos();
        alice.says(400, Room.LEVEL, room.a.localAddress());
        time.advance(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(bob.packets.getFirst().nanos() - begin)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void changesTheLawOfG711WithoutTouchingTheNumbers() {
        Caller alice = room.alice(WireFormat.Fixed.PCMU, 20);
        Caller bob = room.bob(PCMA, 20);
        room.convert(alice, bob);
        alice.says(400, Room.LEVEL, room.a.localAddress());
        time.advance(Duration.ofSeconds(1));
        assertThat(bob.packets.getFirst().ssrc()).isEqualTo(alice.ssrc);
        assertThat(bob.packets).hasSize(51);
        assertHears(bob, 400);
    }

    @Test
    void neverStopsAndNeverStepsBackWhenTheCodecChanges() {
        Caller alice = room.alice(WireFormat.Fixed.G722, 20);
        Caller bob = room.bob(PCMA, 20);
        room.convert(alice, bob);
        alice.says(400, Room.LEVEL, room.a.localAddress());
        time.advance(Duration.ofSeconds(2));
        alice.stops();
        Caller again = new Caller(time, room.network, "192.0.2.3", 8, PCMA, 30);
        room.onCalls(() -> room.a.remote(again.rtp, again.rtp, true));
        room.convert(again, bob);
        again.says(400, Room.LEVEL, room.a.localAddress());
        time.advance(Duration.ofSeconds(2));
        assertOneSource(bob);
        assertHears(bob, 400);
        assertThat(pauses(bob)).as("silence of a phone that changes").isLessThan(Duration.ofMillis(150));
    }

    @Test
    void goesOnInOneStreamFromRelayToConversionAndBack() {
        Caller alice = room.alice(PCMA, 20);
        Caller bob = room.bob(PCMA, 20);
        room.convert(alice, bob);
        alice.says(400, Room.LEVEL, room.a.localAddress());
        relay();
        time.advance(Duration.ofSeconds(1));
        Caller asL16 = new Caller(time, room.network, "192.0.2.9", 97, L16, 20);
        room.onCalls(() -> room.b.formats(asL16.formats()));
        room.onCalls(() -> room.engine.convert(room.a, room.b));
        time.advance(Duration.ofSeconds(1));
        relay();
        time.advance(Duration.ofSeconds(1));
        assertThat(bob.packets).hasSizeGreaterThan(140);
        for (int i = 1; i < bob.packets.size(); i++) {
            assertThat(bob.packets.get(i).sequence())
                    .isEqualTo(bob.packets.get(i - 1).sequence() + 1 & 0xffff);
        }
    }

    private void relay() {
        room.onCalls(
                () -> room.engine.bridge(room.a, room.b, PayloadMap.of(Map.of(96, 97)), PayloadMap.of(Map.of(97, 96))));
    }

    @Test
    void sendsNothingToWhoDoesNotListenAndGoesOnAfterwards() {
        Caller alice = room.alice(L16, 20);
        Caller bob = room.bob(PCMA, 20);
        room.convert(alice, bob);
        alice.says(400, Room.LEVEL, room.a.localAddress());
        time.advance(Duration.ofSeconds(1));
        room.onCalls(() -> room.b.listening(false));
        int before = bob.packets.size();
        time.advance(Duration.ofSeconds(1));
        assertThat(bob.packets).hasSize(before);
        room.onCalls(() -> room.b.listening(true));
        time.advance(Duration.ofSeconds(1));
        assertThat(bob.packets).hasSizeGreaterThan(before + 45);
        assertOneSource(bob);
        Caller.Packet resumed = bob.packets.get(before);
        assertThat(resumed.marker()).isTrue();
        assertThat(resumed.timestamp() - bob.packets.get(before - 1).timestamp())
                .isBetween(8000, 8400);
    }

    @Test
    void reportsOnItsOwnPacketsAndSaysGoodbye() {
        Caller alice = room.alice(L16, 20);
        Caller bob = room.bob(PCMA, 20);
        room.convert(alice, bob);
        alice.says(400, Room.LEVEL, room.a.localAddress());
        time.advance(Duration.ofSeconds(20));
        assertThat(bob.reports).hasSizeBetween(2, 9);
        ByteBuffer last = bob.reports.getLast();
        assertThat(RtcpPacket.isValid(last)).isTrue();
        assertThat(RtcpPacket.type(last)).isEqualTo(RtcpPacket.SENDER_REPORT);
        assertThat(last.getInt(4))
                .as("its source")
                .isEqualTo(bob.packets.getFirst().ssrc());
        assertThat(last.getInt(20)).as("packets sent").isBetween(500, bob.packets.size());
        assertThat(RtcpPacket.firstBlock(alice.reports.getLast()))
                .as("of what Alice sent")
                .isPositive();
        int before = bob.reports.size();
        room.hangUp();
        assertThat(bob.reports).hasSize(before + 1);
        time.advance(Duration.ofSeconds(20));
        assertThat(bob.reports).hasSize(before + 1);
    }

    @Test
    void saysNothingWhenNothingIsSaid() {
        Caller alice = room.alice(L16, 20);
        Caller bob = room.bob(PCMA, 20);
        room.convert(alice, bob);
        time.advance(Duration.ofSeconds(1));
        assertThat(bob.packets).isEmpty();
        alice.says(400, Room.LEVEL, room.a.localAddress());
        time.advance(Duration.ofSeconds(1));
        alice.stops();
        time.advance(Duration.ofSeconds(2));
        assertThat(bob.packets).hasSizeBetween(45, 60);
    }

    @Test
    void outlivesNoiseOnThePort() {
        Caller alice = room.alice(new WireFormat.Opus(OpusParameters.DEFAULTS), 20);
        Caller bob = room.bob(PCMA, 20);
        room.convert(alice, bob);
        for (int round = 0; round < 5_000; round++) {
            var noise = new byte[time.entropy().below(200)];
            time.entropy().fill(noise);
            if (noise.length > 1 && round % 2 == 0) {
                noise[0] = (byte) 0x80;
                noise[1] = (byte) (round % 4 == 0 ? 96 : round % 128);
            }
            room.network.send(alice.rtp, room.a.localAddress(), noise);
            time.advance(Duration.ofMillis(1));
        }
        bob.packets.clear();
        alice.says(400, Room.LEVEL, room.a.localAddress());
        time.advance(Duration.ofSeconds(4));
        assertHears(bob, 400);
    }

    private void assertHears(Caller who, double hertz) {
        Tone tone = Tone.find(hertz, who.rate(), who.heard(), 500);
        assertThat(tone.levelDecibels(Room.LEVEL)).as("level").isBetween(-1.0, 1.0);
        assertThat(tone.snrDecibels()).as("signal to noise").isGreaterThan(18);
    }

    private static void assertGapless(Caller who, int step) {
        for (int i = 1; i < who.packets.size(); i++) {
            Caller.Packet before = who.packets.get(i - 1);
            Caller.Packet packet = who.packets.get(i);
            assertThat(packet.ssrc()).isEqualTo(before.ssrc());
            assertThat(packet.sequence()).isEqualTo(before.sequence() + 1 & 0xffff);
            assertThat(packet.timestamp()).isEqualTo(before.timestamp() + step);
            assertThat(packet.marker()).isFalse();
        }
    }

    private static void assertOneSource(Caller who) {
        for (int i = 1; i < who.packets.size(); i++) {
            Caller.Packet before = who.packets.get(i - 1);
            Caller.Packet packet = who.packets.get(i);
            assertThat(packet.ssrc()).isEqualTo(before.ssrc());
            assertThat(packet.sequence()).isEqualTo(before.sequence() + 1 & 0xffff);
            assertThat(packet.timestamp() - before.timestamp()).isPositive();
        }
    }

    /** The longest time between two packets. */
    private static Duration pauses(Caller who) {
        long longest = 0;
        for (int i = 1; i < who.packets.size(); i++) {
            longest = Math.max(
                    longest, who.packets.get(i).nanos() - who.packets.get(i - 1).nanos());
        }
        return Duration.ofNanos(longest);
    }
}
