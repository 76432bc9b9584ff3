package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.noise.SilenceDescriptor;

/** A speaker who is silent, and says how that sounds. */
class ComfortNoiseTest {

    private static final Duration SILENCE = Duration.ofMillis(160);

    private final Room room = new Room();
    private final Caller alice = room.alice(WireFormat.Fixed.PCMA, 20);
    private final Caller bob = room.bob(new WireFormat.L16(16000), 20);

    @AfterEach
    void leavesNothingBehind() {
        room.hangUp();
        assertThat(room.media.ticks().size()).isZero();
        assertThat(room.media.codecs().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 50, 70})
    void hearsTheBackgroundAsLoudAsItIsDescribed(int level) {
        room.convert(alice, bob);
        speaks();
        isSilent(12, level);
        assertThat(level(1000)).isCloseTo(-level, within(2.0));
        assertThat(room.statistics(room.a).dropped()).isEmpty();
    }

    @Test
    void goesOnWithoutAGapFromSpeechToNoiseAndBack() {
        room.convert(alice, bob);
        speaks();
        isSilent(6, 50);
        speaks();
        assertThat(bob.packets).hasSizeGreaterThan(140);
        for (int i = 1; i < bob.packets.size(); i++) {
            Caller.Packet before = bob.packets.get(i - 1);
            assertThat(bob.packets.get(i).sequence()).isEqualTo(before.sequence() + 1 & 0xffff);
            assertThat(bob.packets.get(i).timestamp() - before.timestamp()).isEqualTo(320);
        }
        assertThat(level(200)).as("a tone at %s".formatted(Room.LEVEL)).isCloseTo(-15.3, within(1.0));
    }

    @Test
    void hearsNoiseBeforeTheFirstWord() {
        room.convert(alice, bob);
        isSilent(12, 50);
        assertThat(level(1000)).isCloseTo(-50, within(2.0));
    }

    @Test
    void hearsNothingOfTheQuietestBackground() {
        room.convert(alice, bob);
        speaks();
        isSilent(12, SilenceDescriptor.QUIETEST);
        assertThat(tail(1000)).containsOnly((short) 0);
    }

    @Test
    void takesItForNothingWhereNoVoiceHasItsClock() {
        Caller carol = room.alice(new WireFormat.L16(16000), 20);
        room.convert(carol, bob);
        carol.describes(SilenceDescriptor.of(40), SILENCE, room.a.localAddress());
        assertThat(room.statistics(room.a).dropped()).containsEntry(Drop.PAYLOAD_TYPE, 1L);
    }

    private void speaks() {
        alice.says(400, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(1));
        alice.stops();
        room.time.advance(Duration.ofMillis(20));
    }

    private void isSilent(int packets, int level) {
        for (int i = 0; i < packets; i++) {
            alice.describes(SilenceDescriptor.of(level), SILENCE, room.a.localAddress());
        }
    }

    /** Of the last so many milliseconds that Bob heard, in dB below overload. */
    private double level(int millis) {
        double energy = 0;
        short[] samples = tail(millis);
        for (short sample : samples) {
            energy += (double) sample * sample;
        }
        return 10 * Math.log10(energy / samples.length / 32768 / 32768 + 1e-12);
    }

    private short[] tail(int millis) {
        short[] all = bob.heard();
        return Arrays.copyOfRange(all, all.length - 16 * millis, all.length);
    }
}
