package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.OpusParameters;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.virtual.VirtualRtpNetwork;

class ConversionTest {

    private static final InetAddress KARNAY = InetAddress.ofLiteral("203.0.113.5");
    private static final double LEVEL = 8000;

    private final VirtualTime time = new VirtualTime(1);
    private final VirtualLoop calls = time.loop("call-0");
    private final VirtualLoop packets = time.loop("media-0");
    private final VirtualRtpNetwork network = new VirtualRtpNetwork(time);
    private final MediaLoop media = new MediaLoop(packets, network.sockets(packets));
    private final MediaEngine engine = new MediaEngine(
            calls, media, new PortSlice(calls, 10_000, 10_007, Duration.ZERO), MediaAddresses.of(KARNAY));
    private final MediaEndpoint a = ask(() -> engine.open(reason -> {}).orElseThrow());
    private final MediaEndpoint b = ask(() -> engine.open(reason -> {}).orElseThrow());

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
        Caller alice = caller("192.0.2.1", 96, ofAlice, 20);
        Caller bob = caller("192.0.2.2", 97, ofBob, 20);
        connect(alice, bob);
        alice.says(400, LEVEL, a.localAddress());
        bob.says(700, LEVEL, b.localAddress());
        time.advance(Duration.ofSeconds(3));
        assertHears(bob, 400);
        assertHears(alice, 700);
        assertGapless(bob, ofBob.clockRate() / 50);
        assertGapless(alice, ofAlice.clockRate() / 50);
        hangUp();
    }

    @ParameterizedTest
    @MethodSource("ptimes")
    void packsSoundAsEachSideWantsIt(int ofAlice, int ofBob) {
        Caller alice = caller("192.0.2.1", 8, WireFormat.Fixed.PCMA, ofAlice);
        Caller bob = caller("192.0.2.2", 8, WireFormat.Fixed.PCMA, ofBob);
        connect(alice, bob);
        alice.says(400, LEVEL, a.localAddress());
        bob.says(700, LEVEL, b.localAddress());
        time.advance(Duration.ofSeconds(3));
        assertHears(bob, 400);
        assertHears(alice, 700);
        assertGapless(bob, 8 * ofBob);
        assertGapless(alice, 8 * ofAlice);
        assertThat(bob.packets.getFirst().payload().remaining()).isEqualTo(8 * ofBob);
        hangUp();
    }

    @Test
    void isHeardWithinATenthOfASecond() {
        Caller alice = caller("192.0.2.1", 8, WireFormat.Fixed.PCMA, 20);
        Caller bob = caller("192.0.2.2", 96, new WireFormat.L16(16000), 20);
        connect(alice, bob);
        long begin = time.nanos();
        alice.says(400, LEVEL, a.localAddress());
        time.advance(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(bob.packets.getFirst().nanos() - begin)).isLessThan(Duration.ofMillis(100));
    }

    private void assertHears(Caller who, double hertz) {
        Tone tone = Tone.find(hertz, who.rate(), who.heard(), 500);
        assertThat(tone.levelDecibels(LEVEL)).as("level").isBetween(-1.0, 1.0);
        assertThat(tone.snrDecibels()).as("signal to noise").isGreaterThan(20);
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

    private Caller caller(String host, int payloadType, WireFormat format, int ptimeMillis) {
        return new Caller(time, network, host, payloadType, format, ptimeMillis);
    }

    private void connect(Caller alice, Caller bob) {
        onCalls(() -> {
            a.remote(alice.rtp, alice.rtp, true);
            b.remote(bob.rtp, bob.rtp, true);
            a.formats(alice.formats());
            b.formats(bob.formats());
            engine.convert(a, b);
        });
    }

    private void hangUp() {
        onCalls(() -> {
            a.close();
            b.close();
        });
        assertThat(media.ticks().size()).isZero();
    }

    private void onCalls(Runnable command) {
        calls.run(command);
        time.settle();
    }

    private <T> T ask(Supplier<T> question) {
        List<T> answers = new ArrayList<>();
        calls.run(() -> answers.add(question.get()));
        time.settle();
        return answers.getFirst();
    }
}
