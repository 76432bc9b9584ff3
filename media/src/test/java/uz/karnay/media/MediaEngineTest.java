package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.virtual.VirtualRtpNetwork;
import uz.karnay.rtp.LatchPolicy;

class MediaEngineTest {

    private static final InetAddress KARNAY = InetAddress.ofLiteral("203.0.113.5");
    private static final Duration REST = Duration.ofSeconds(2);
    private static final String EMPTY_REPORT = "80c9000100000001";

    private final VirtualTime time = new VirtualTime(1);
    private final VirtualLoop calls = time.loop("call-0");
    private final VirtualLoop packets = time.loop("media-0");
    private final VirtualRtpNetwork network = new VirtualRtpNetwork(time);
    private final MediaLoop mediaLoop = new MediaLoop(packets, network.sockets(packets));
    private final PortSlice ports = new PortSlice(calls, 10_000, 10_007, REST);
    private final MediaEngine engine = new MediaEngine(calls, mediaLoop, ports, MediaAddresses.of(KARNAY));

    private final Phone alice = new Phone("192.0.2.1", 4000);
    private final Phone bob = new Phone("192.0.2.2", 5000);
    private final Heard heardOfAlice = new Heard();
    private final Heard heardOfBob = new Heard();
    private final MediaEndpoint a = open(heardOfAlice);
    private final MediaEndpoint b = open(heardOfBob);

    @Test
    void opensAnEvenPortAndTheNextForRtcp() {
        time.settle();
        assertThat(a.localAddress().getPort()).isEven().isBetween(10_000, 10_006);
        assertThat(a.localRtcpAddress().getPort()).isEqualTo(a.localAddress().getPort() + 1);
        assertThat(network.attached()).isEqualTo(2 * 2 + 2 * 2);
    }

    @Test
    void carriesVoiceBothWaysUntouched() {
        connect(PayloadMap.identity(), PayloadMap.identity());
        byte[] fromAlice = rtp(8, 1);
        alice.says(fromAlice, a.localAddress());
        byte[] fromBob = rtp(8, 900);
        bob.says(fromBob, b.localAddress());
        assertThat(bob.heard).containsExactly(fromAlice);
        assertThat(alice.heard).containsExactly(fromBob);
        assertThat(bob.lastSource).isEqualTo(b.localAddress());
    }

    @Test
    void callsAnEventByTheNumberOfTheOtherSide() {
        connect(PayloadMap.of(Map.of(8, 8, 101, 96)), PayloadMap.of(Map.of(8, 8, 96, 101)));
        alice.says(rtp(101, 1), a.localAddress());
        assertThat(bob.heard.getFirst()).isEqualTo(rtp(96, 1));
    }

    @Test
    void dropsATypeThatIsSomethingElseOnTheOtherSide() {
        connect(PayloadMap.of(Map.of(8, 8, 101, 96)), PayloadMap.identity());
        alice.says(rtp(96, 1), a.localAddress());
        assertThat(bob.heard).isEmpty();
        assertThat(statistics(a).dropped(Drop.PAYLOAD_TYPE)).isEqualTo(1);
    }

    @Test
    void carriesRtcpBetweenTheRtcpPorts() {
        connect(PayloadMap.identity(), PayloadMap.identity());
        alice.reports(EMPTY_REPORT, a.localRtcpAddress());
        assertThat(bob.reports).containsExactly(EMPTY_REPORT);
    }

    @Test
    void carriesRtcpToASideThatTakesItOnThePortOfRtp() {
        connect(PayloadMap.identity(), PayloadMap.identity());
        onCalls(() -> b.remote(bob.rtp, bob.rtp, true));
        alice.reports(EMPTY_REPORT, a.localRtcpAddress());
        assertThat(bob.heard).containsExactly(HexFormat.of().parseHex(EMPTY_REPORT));
        bob.says(HexFormat.of().parseHex(EMPTY_REPORT), b.localAddress());
        assertThat(alice.reports).containsExactly(EMPTY_REPORT);
    }

    @Test
    void readsWhatThePeerReportsOfItsReception() {
        connect(PayloadMap.identity(), PayloadMap.identity());
        alice.reports("81c9000700000001 deadbeef 40000003 00010002 000000a0 0000000000000000", a.localRtcpAddress());
        assertThat(statistics(a).lostByPeer()).isEqualTo(3);
        assertThat(statistics(a).jitterAtPeer()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void dropsAndCountsBeforeThereIsABridge() {
        onCalls(() -> a.remote(alice.rtp, alice.rtcp, false));
        alice.says(rtp(8, 1), a.localAddress());
        assertThat(statistics(a).dropped(Drop.NO_BRIDGE)).isEqualTo(1);
        assertThat(statistics(a).packetsReceived()).isEqualTo(1);
    }

    @Test
    void dropsWhatComesBeforeSignalling() {
        alice.says(rtp(8, 1), a.localAddress());
        assertThat(statistics(a).dropped()).isEqualTo(Map.of(Drop.UNSIGNALLED, 1L));
        assertThat(statistics(a).packetsReceived()).isZero();
    }

    @Test
    void sendsNothingToAPeerThatHoldsAsOfOld() {
        connect(PayloadMap.identity(), PayloadMap.identity());
        var nowhere = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 5000);
        onCalls(() -> b.remote(new RemoteMedia(nowhere, nowhere, false, new LatchPolicy.Anyone(), 8000)));
        alice.says(rtp(8, 1), a.localAddress());
        assertThat(bob.heard).isEmpty();
        assertThat(statistics(b).dropped(Drop.NO_DESTINATION)).isEqualTo(1);
    }

    @Test
    void keepsAStrangerOutOfTheCall() {
        var mallory = new Phone("198.51.100.66", 4000);
        connect(PayloadMap.identity(), PayloadMap.identity());
        mallory.says(rtp(8, 1), a.localAddress());
        assertThat(bob.heard).isEmpty();
        assertThat(statistics(a).dropped(Drop.STRANGER)).isEqualTo(1);
    }

    @Test
    void answersToWhereAPhoneBehindANatIsHeard() {
        var behindNat = new Phone("198.51.100.9", 61_000);
        connect(PayloadMap.identity(), PayloadMap.identity());
        onCalls(() -> a.remote(new RemoteMedia(
                alice.rtp, alice.rtcp, false, new LatchPolicy.Symmetric(behindNat.rtp.getAddress()), 8000)));
        behindNat.says(rtp(8, 1), a.localAddress());
        bob.says(rtp(8, 2), b.localAddress());
        assertThat(behindNat.heard).hasSize(1);
        assertThat(alice.heard).isEmpty();
    }

    @Test
    void followsAPeerThatSignalsANewAddress() {
        var elsewhere = new Phone("192.0.2.77", 7000);
        connect(PayloadMap.identity(), PayloadMap.identity());
        alice.says(rtp(8, 1), a.localAddress());
        onCalls(() -> a.remote(elsewhere.rtp, elsewhere.rtcp, false));
        bob.says(rtp(8, 2), b.localAddress());
        elsewhere.says(rtp(8, 3), a.localAddress());
        alice.says(rtp(8, 4), a.localAddress());
        assertThat(elsewhere.heard).hasSize(1);
        assertThat(bob.heard).hasSize(2);
    }

    @Test
    void countsNoiseByItsReason() {
        connect(PayloadMap.identity(), PayloadMap.identity());
        alice.says(new byte[0], a.localAddress());
        alice.says(new byte[] {0, 1, 2, 3}, a.localAddress());
        alice.says(new byte[] {(byte) 0x8f, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}, a.localAddress());
        alice.says(new byte[3000], a.localAddress());
        alice.reports("80c90009", a.localRtcpAddress());
        alice.reports("0001", a.localRtcpAddress());
        assertThat(bob.heard).isEmpty();
        assertThat(statistics(a).dropped()).isEqualTo(Map.of(Drop.NOT_RTP, 3L, Drop.MALFORMED, 2L, Drop.OVERSIZE, 1L));
    }

    @Test
    void survivesNoise() {
        connect(PayloadMap.identity(), PayloadMap.identity());
        for (int round = 0; round < 20_000; round++) {
            var noise = new byte[time.entropy().below(100)];
            time.entropy().fill(noise);
            alice.says(noise, round % 2 == 0 ? a.localAddress() : a.localRtcpAddress());
        }
        alice.heard.clear();
        bob.says(rtp(8, 7), b.localAddress());
        assertThat(alice.heard).containsExactly(rtp(8, 7));
    }

    @Test
    void bridgesToAnotherAndLeavesThePreviousInSilence() {
        var carol = new Phone("192.0.2.3", 6000);
        MediaEndpoint c = open(new Heard());
        connect(PayloadMap.identity(), PayloadMap.identity());
        onCalls(() -> c.remote(carol.rtp, carol.rtcp, false));
        onCalls(() -> engine.bridge(a, c, PayloadMap.identity(), PayloadMap.identity()));
        alice.says(rtp(8, 1), a.localAddress());
        bob.says(rtp(8, 2), b.localAddress());
        assertThat(carol.heard).hasSize(1);
        assertThat(bob.heard).isEmpty();
        assertThat(alice.heard).isEmpty();
        assertThat(statistics(b).dropped(Drop.NO_BRIDGE)).isEqualTo(1);
    }

    @Test
    void tellsTheLastStatisticsWhenItCloses() {
        connect(PayloadMap.identity(), PayloadMap.identity());
        for (int sequence : new int[] {1, 2, 4}) {
            alice.says(rtp(8, sequence), a.localAddress());
            time.advance(Duration.ofMillis(20));
        }
        onCalls(a::close);
        MediaStatistics last = heardOfAlice.closed.getFirst();
        assertThat(last.packetsReceived()).isEqualTo(3);
        assertThat(last.bytesReceived()).isEqualTo(3 * 32);
        assertThat(last.lost()).isEqualTo(1);
        assertThat(last.silence()).isEqualTo(Duration.ofMillis(20));
        assertThat(statistics(b).packetsSent()).isEqualTo(3);
    }

    @Test
    void leavesNothingBehindAndRestsItsPorts() {
        connect(PayloadMap.identity(), PayloadMap.identity());
        onCalls(a::close);
        onCalls(a::close);
        onCalls(b::close);
        assertThat(network.attached()).isEqualTo(2 * 2);
        assertThat(ports.inUse()).isZero();
        open(new Heard());
        open(new Heard());
        assertThat(ask(() -> engine.open(new Heard()))).isEmpty();
        time.advance(REST);
        assertThat(ask(() -> engine.open(new Heard()))).isPresent();
        assertThat(heardOfAlice.closed).hasSize(1);
    }

    @Test
    void bridgedToAClosedEndpointIsSilence() {
        connect(PayloadMap.identity(), PayloadMap.identity());
        onCalls(b::close);
        alice.says(rtp(8, 1), a.localAddress());
        assertThat(statistics(a).dropped(Drop.NO_BRIDGE)).isEqualTo(1);
    }

    @Test
    void tellsTheCallThatAPortIsTaken() {
        var heard = new Heard();
        for (int port = 10_000; port < 10_008; port++) {
            network.attach(new InetSocketAddress(KARNAY, port), (_, _) -> {});
        }
        MediaEndpoint c = open(heard);
        time.settle();
        assertThat(heard.failures).hasSize(1);
        onCalls(c::close);
        assertThat(heard.closed).hasSize(1);
    }

    @Test
    void hasAsManyEndpointsAsPorts() {
        assertThat(ports.capacity()).isEqualTo(4);
        open(new Heard());
        open(new Heard());
        assertThat(ask(() -> engine.open(new Heard()))).isEmpty();
        assertThat(ask(engine::inUse)).isEqualTo(4);
    }

    @Test
    void advertisesAnotherAddressThanItBinds() {
        var publicAddress = InetAddress.ofLiteral("198.51.100.1");
        var behindNat = new MediaEngine(
                calls,
                mediaLoop,
                new PortSlice(calls, 20_000, 20_001, REST),
                new MediaAddresses(KARNAY, publicAddress));
        MediaEndpoint endpoint = ask(() -> behindNat.open(new Heard()).orElseThrow());
        assertThat(endpoint.localAddress()).isEqualTo(new InetSocketAddress(publicAddress, 20_000));
        assertThat(network.attach(new InetSocketAddress(KARNAY, 20_000), (_, _) -> {}))
                .isFalse();
    }

    @Test
    void servesCallsOnTheMediaLoopItself() {
        var shared = new MediaEngine(
                packets, mediaLoop, new PortSlice(packets, 30_000, 30_001, REST), MediaAddresses.of(KARNAY));
        List<MediaEndpoint> opened = new ArrayList<>();
        packets.run(() -> opened.add(shared.open(new Heard()).orElseThrow()));
        packets.run(() -> opened.getFirst().remote(alice.rtp, alice.rtcp, false));
        time.settle();
        alice.says(rtp(8, 1), opened.getFirst().localAddress());
        List<MediaStatistics> told = new ArrayList<>();
        packets.run(() -> opened.getFirst().statistics(told::add));
        time.settle();
        assertThat(told.getFirst().packetsReceived()).isEqualTo(1);
    }

    @Test
    void refusesAnEndpointOfAnotherEngine() {
        var other = new MediaEngine(
                calls, mediaLoop, new PortSlice(calls, 20_000, 20_001, REST), MediaAddresses.of(KARNAY));
        assertThatThrownBy(() -> onCalls(() -> other.unbridge(a))).isInstanceOf(IllegalArgumentException.class);
    }

    private void connect(PayloadMap aToB, PayloadMap bToA) {
        onCalls(() -> a.remote(alice.rtp, alice.rtcp, false));
        onCalls(() -> b.remote(bob.rtp, bob.rtcp, false));
        onCalls(() -> engine.bridge(a, b, aToB, bToA));
    }

    private MediaEndpoint open(Heard listener) {
        return ask(() -> engine.open(listener).orElseThrow());
    }

    private MediaStatistics statistics(MediaEndpoint endpoint) {
        List<MediaStatistics> told = new ArrayList<>();
        onCalls(() -> endpoint.statistics(told::add));
        return told.getFirst();
    }

    private void onCalls(Runnable command) {
        calls.run(command);
        time.settle();
    }

    private <T> T ask(Supplier<T> question) {
        List<T> answers = new ArrayList<>();
        onCalls(() -> answers.add(question.get()));
        return answers.getFirst();
    }

    private static byte[] rtp(int payloadType, int sequence) {
        return ByteBuffer.allocate(32)
                .put(0, (byte) 0x80)
                .put(1, (byte) payloadType)
                .putShort(2, (short) sequence)
                .putInt(4, sequence * 160)
                .putInt(8, 0x1234)
                .array();
    }

    private static final class Heard implements MediaEndpoint.Listener {
        private final List<String> failures = new ArrayList<>();
        private final List<MediaStatistics> closed = new ArrayList<>();

        @Override
        public void onFailed(String reason) {
            failures.add(reason);
        }

        @Override
        public void onClosed(MediaStatistics statistics) {
            closed.add(statistics);
        }
    }

    private final class Phone {
        private final InetSocketAddress rtp;
        private final InetSocketAddress rtcp;
        private final List<byte[]> heard = new ArrayList<>();
        private final List<String> reports = new ArrayList<>();
        private InetSocketAddress lastSource = new InetSocketAddress(0);

        Phone(String host, int port) {
            rtp = new InetSocketAddress(InetAddress.ofLiteral(host), port);
            rtcp = new InetSocketAddress(rtp.getAddress(), port + 1);
            network.attach(rtp, this::onRtp);
            network.attach(rtcp, (report, _) -> reports.add(HexFormat.of().formatHex(report)));
        }

        private void onRtp(byte[] packet, InetSocketAddress source) {
            heard.add(packet);
            lastSource = source;
        }

        void says(byte[] packet, InetSocketAddress to) {
            network.send(rtp, to, packet);
            time.settle();
        }

        void reports(String hex, InetSocketAddress to) {
            network.send(rtcp, to, HexFormat.of().parseHex(hex.replace(" ", "")));
            time.settle();
        }
    }
}
