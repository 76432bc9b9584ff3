package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.OpusParameters;
import uz.karnay.codec.tone.DtmfDetector;
import uz.karnay.codec.tone.KeyListener;

/** Alice presses keys while her sound is converted for Bob. */
class KeysTest {

    private static final WireFormat PCMA = WireFormat.Fixed.PCMA;
    private static final WireFormat OPUS = new WireFormat.Opus(OpusParameters.DEFAULTS);
    private static final int FIVE = 5;

    private final Room room = new Room();
    private final Caller alice = room.alice(OPUS, 20);
    private final Caller bob = room.bob(PCMA, 20);

    @AfterEach
    void leavesNothingBehind() {
        room.hangUp();
        assertThat(room.media.ticks().size()).isZero();
        assertThat(room.media.codecs().count()).isZero();
    }

    @Test
    void callsAKeyByTheNumberAndTheClockOfTheOtherSide() {
        room.convert(alice, alice.formatsWithKeys(100, 48_000), bob, bob.formatsWithKeys(101, 8_000));
        alice.presses(FIVE, 5, 100, 48_000, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        List<Caller.Packet> events = events();
        assertThat(events).hasSize(7);
        assertThat(events.getFirst().marker()).isTrue();
        assertThat(events).allMatch(packet -> packet.payload().get(0) == FIVE);
        assertThat(events.stream().map(Caller.Packet::timestamp).distinct()).hasSize(1);
        assertThat(events.getLast().payload().getShort(2)).as("100 ms at 8000").isEqualTo((short) 800);
        assertThat(events.getLast().payload().get(1)).as("the end").isNegative();
        assertThat(room.digits).containsExactly('5');
    }

    @Test
    void soundsAKeyForWhoKnowsNoOtherWay() {
        room.convert(alice, alice.formatsWithKeys(100, 48_000), bob, bob.formats());
        alice.presses(FIVE, 5, 100, 48_000, room.a.localAddress());
        alice.presses(FIVE + 1, 5, 100, 48_000, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        assertThat(events()).isEmpty();
        var heard = new StringBuilder();
        var detector = new DtmfDetector(8000, new KeyListener() {
            @Override
            public void onKeyDown(char key) {
                heard.append(key);
            }

            @Override
            public void onKeyUp(char key, Duration held) {
                assertThat(held).isBetween(Duration.ofMillis(60), Duration.ofMillis(140));
            }
        });
        short[] sound = bob.heard();
        detector.listen(sound, 0, sound.length / 160 * 160);
        assertThat(heard).hasToString("56");
    }

    @Test
    void sendsNoSoundWhileAKeyIsDown() {
        room.convert(alice, alice.formatsWithKeys(100, 48_000), bob, bob.formatsWithKeys(101, 8_000));
        alice.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        alice.stops();
        alice.presses(FIVE, 10, 100, 48_000, room.a.localAddress());
        alice.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(2));
        int first = indexOfEvent(0);
        int last = first + events().size() - 1;
        assertThat(bob.packets.subList(first, last + 1)).allMatch(packet -> packet.payloadType() == 101);
        for (int i = 1; i < bob.packets.size(); i++) {
            assertThat(bob.packets.get(i).sequence())
                    .isEqualTo(bob.packets.get(i - 1).sequence() + 1 & 0xffff);
        }
    }

    @Test
    void tellsKeysOfARelayOnlyWhenAsked() {
        room.onCalls(() -> {
            room.a.remote(alice.rtp, alice.rtp, true);
            room.b.remote(bob.rtp, bob.rtp, true);
            room.a.formats(alice.formatsWithKeys(100, 8_000));
            room.engine.bridge(room.a, room.b, PayloadMap.of(Map.of(100, 101)), PayloadMap.identity());
        });
        alice.presses(FIVE, 5, 100, 8_000, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        assertThat(room.digits).isEmpty();
        room.onCalls(room.a::reportDigits);
        alice.presses(FIVE, 5, 100, 8_000, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        assertThat(room.digits).containsExactly('5');
        assertThat(events()).hasSize(14);
    }

    @Test
    void hearsKeysThatOnlySoundWhereAsked() {
        Caller carol = new Caller(room.time, room.network, "192.0.2.3", 97, PCMA, 20);
        room.convert(alice, alice.formatsWithKeys(100, 48_000), carol, carol.formats());
        MediaEndpoint relayed = room.open();
        MediaEndpoint far = room.open();
        room.onCalls(() -> {
            relayed.remote(carol.rtp, carol.rtp, true);
            relayed.formats(carol.formats());
            relayed.detectKeys();
            relayed.detectKeys();
            room.engine.bridge(relayed, far, PayloadMap.identity(), PayloadMap.identity());
        });
        alice.presses(FIVE, 5, 100, 48_000, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        room.digits.clear();
        carol.repeatsWhatItHeard(relayed.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        assertThat(room.digits).containsExactly('5');
        room.onCalls(() -> {
            relayed.close();
            far.close();
        });
    }

    @Test
    void pressesAKeyIntoRelayedSound() {
        Caller dave = new Caller(room.time, room.network, "192.0.2.4", 97, PCMA, 20);
        room.onCalls(() -> {
            room.a.remote(dave.rtp, dave.rtp, true);
            room.a.formats(dave.formats());
            room.b.remote(bob.rtp, bob.rtp, true);
            room.b.formats(bob.formatsWithKeys(101, 8_000));
            room.engine.bridge(room.a, room.b, PayloadMap.identity(), PayloadMap.identity());
        });
        dave.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        room.onCalls(() -> room.b.press('5', Duration.ofMillis(100)));
        room.time.advance(Duration.ofSeconds(2));
        assertThat(events()).hasSize(7);
        assertThat(events().getFirst().marker()).isTrue();
        assertThat(events()).allMatch(packet -> packet.payload().get(0) == FIVE);
        int first = indexOfEvent(0);
        assertThat(bob.packets.subList(first, first + 7)).as("sound makes way").isEqualTo(events());
        assertThat(bob.packets.get(first + 7).marker()).as("a new spurt").isTrue();
        for (int i = 1; i < bob.packets.size(); i++) {
            Caller.Packet before = bob.packets.get(i - 1);
            Caller.Packet packet = bob.packets.get(i);
            assertThat(packet.sequence()).isEqualTo(before.sequence() + 1 & 0xffff);
            assertThat(packet.timestamp() - before.timestamp()).isGreaterThanOrEqualTo(0);
            assertThat(packet.ssrc()).isEqualTo(before.ssrc());
        }
        assertThat(bob.packets).hasSizeGreaterThan(135);
        assertThat(room.media.ticks().size()).isZero();
        dave.stops();
    }

    @Test
    void pressesAKeyIntoConvertedSound() {
        room.convert(alice, alice.formats(), bob, bob.formatsWithKeys(101, 8_000));
        alice.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        room.onCalls(() -> room.b.press('5', Duration.ofMillis(100)));
        room.time.advance(Duration.ofSeconds(1));
        assertThat(events()).hasSize(7);
        alice.stops();
    }

    @Test
    void forgetsAKeyWhenTheCallEnds() {
        room.onCalls(() -> {
            room.a.remote(alice.rtp, alice.rtp, true);
            room.b.remote(bob.rtp, bob.rtp, true);
            room.b.formats(bob.formatsWithKeys(101, 8_000));
            room.engine.bridge(room.a, room.b, PayloadMap.identity(), PayloadMap.identity());
            room.b.press('5', Duration.ofSeconds(4));
        });
        room.time.advance(Duration.ofMillis(100));
        room.onCalls(() -> room.engine.unbridge(room.b));
        assertThat(room.media.ticks().size()).isZero();
    }

    private List<Caller.Packet> events() {
        return bob.packets.stream()
                .filter(packet -> packet.payloadType() == 101)
                .toList();
    }

    private int indexOfEvent(int which) {
        return bob.packets.indexOf(events().get(which));
    }
}
