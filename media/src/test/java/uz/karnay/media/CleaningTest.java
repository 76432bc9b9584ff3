package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.codec.WireFormat;

/** Bob is a line whose voice is cleaned before Alice hears it. */
class CleaningTest {

    private static final WireFormat PCMA = WireFormat.Fixed.PCMA;
    private static final WireFormat G722 = WireFormat.Fixed.G722;

    private final Room room = new Room();

    @AfterEach
    void leavesNothingBehind() {
        room.hangUp();
        assertThat(room.media.ticks().size()).isZero();
        assertThat(room.media.codecs().count()).isZero();
    }

    private void join(Caller alice, Caller bob, Cleaning ofBob) {
        room.convert(alice, alice.formats(), bob, bob.formats().cleaned(ofBob));
    }

    private static double level(Caller who, int fromSecond, int toSecond) {
        short[] heard = who.heard();
        return Math.sqrt(Arrays.stream(wide(heard, who.rate() * fromSecond, who.rate() * toSecond))
                .average()
                .orElseThrow());
    }

    private static double[] wide(short[] samples, int from, int to) {
        var squares = new double[to - from];
        for (int i = from; i < to; i++) {
            squares[i - from] = (double) samples[i] * samples[i];
        }
        return squares;
    }

    private double echoHeard(WireFormat ofAlice, int lateMillis, Cleaning cleaning) {
        Caller alice = room.alice(ofAlice, 20);
        Caller bob = room.bob(PCMA, 20);
        join(alice, bob, cleaning);
        bob.echoes(0.5, Duration.ofMillis(lateMillis), room.b.localAddress());
        alice.hisses(3000, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(6));
        return level(alice, 3, 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 40, 120})
    void takesOutOfALineWhatItIsSentAndReturns(int lateMillis) {
        assertThat(echoHeard(PCMA, lateMillis, new Cleaning(true, false, false)))
                .isLessThan(30);
    }

    @Test
    void leavesTheEchoWhereNobodyAskedForMore() {
        assertThat(echoHeard(G722, 40, Cleaning.NONE)).isGreaterThan(500);
    }

    @Test
    void takesOutTheEchoOfAWiderVoiceToo() {
        assertThat(echoHeard(G722, 40, new Cleaning(true, false, false))).isLessThan(60);
    }

    @Test
    void dampensTheNoiseOfALine() {
        Caller alice = room.alice(PCMA, 20);
        Caller bob = room.bob(PCMA, 20);
        join(alice, bob, new Cleaning(false, true, false));
        bob.hisses(400, room.b.localAddress());
        room.time.advance(Duration.ofSeconds(6));
        assertThat(level(alice, 3, 5)).isBetween(10.0, 400.0 / 3);
    }

    @Test
    void cleansEvenWhereBothSpeakOneCodec() {
        Caller alice = room.alice(PCMA, 20);
        Caller bob = room.bob(PCMA, 20);
        join(alice, bob, new Cleaning(true, true, true));
        bob.says(400, Room.LEVEL, room.b.localAddress());
        alice.says(700, Room.LEVEL, room.a.localAddress());
        room.time.advance(Duration.ofSeconds(3));
        assertThat(Tone.find(700, bob.rate(), bob.heard(), 500).levelDecibels(Room.LEVEL))
                .isBetween(-1.0, 1.0);
        assertThat(level(alice, 0, 1)).isGreaterThan(100);
    }
}
