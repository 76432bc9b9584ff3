package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.OpusParameters;

/**
 * How much later a converted voice is heard than it would be on a wire: from the packet that brings a sound to the moment at
 * which a phone that plays at once plays it, codecs and resampling included.
 */
class AddedDelayTest {

    private static final WireFormat PCMA = WireFormat.Fixed.PCMA;
    private static final WireFormat G722 = WireFormat.Fixed.G722;
    private static final WireFormat OPUS = new WireFormat.Opus(OpusParameters.DEFAULTS);

    private final Room room = new Room();

    @AfterEach
    void leavesNothingBehind() {
        room.hangUp();
        assertThat(room.media.ticks().size()).isZero();
        assertThat(room.media.codecs().count()).isZero();
    }

    static Stream<Arguments> conversions() {
        return Stream.of(
                Arguments.of(PCMA, 20, G722, 20, 60),
                Arguments.of(G722, 20, PCMA, 20, 60),
                Arguments.of(PCMA, 20, OPUS, 20, 70),
                Arguments.of(OPUS, 20, PCMA, 20, 70),
                Arguments.of(PCMA, 20, PCMA, 40, 80));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void isLessThan(WireFormat ofAlice, int herPtime, WireFormat ofBob, int hisPtime, int millis) {
        Caller alice = room.alice(ofAlice, herPtime);
        Caller bob = room.bob(ofBob, hisPtime);
        room.convert(alice, bob);
        alice.says(0, 0, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(3));
        long spokenNanos = room.time.nanos();
        alice.says(700, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(2));
        double added = (heardNanos(bob, hisPtime) - spokenNanos) / 1e6;
        assertThat(added).as("milliseconds").isBetween(0.0, (double) millis);
    }

    /** When the first loud sample is played by who plays each packet as it comes. */
    private static double heardNanos(Caller who, int ptime) {
        short[] heard = who.heard();
        int samplesOfPacket = who.rate() / 1000 * ptime;
        for (int i = 0; i < heard.length; i++) {
            if (Math.abs(heard[i]) > Room.LEVEL / 4) {
                long packetNanos = who.packets.get(i / samplesOfPacket).nanos();
                return packetNanos + i % samplesOfPacket * 1e9 / who.rate();
            }
        }
        throw new AssertionError("nothing loud was heard");
    }
}
