package uz.karnay.media;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.WireFormat;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.virtual.VirtualRtpNetwork;
import uz.karnay.rtp.LatchPolicy;
import uz.karnay.rtp.control.ControlPacket;
import uz.karnay.rtp.control.ExtendedBlock.VoipMetrics;

/** How calls are judged, over links with a delay, jitter and loss of their own, always the same by a seed. */
class QualityTest {

    private final VirtualTime time = new VirtualTime(11);
    private final VirtualRtpNetwork network = new VirtualRtpNetwork(this::carry);
    private final Room room = new Room(time, network);
    private final Correspondent alice = new Correspondent(time, network, "192.0.2.1", WireFormat.Fixed.PCMA, 8);
    private final Correspondent bob = new Correspondent(time, network, "192.0.2.2", WireFormat.Fixed.PCMA, 8);
    private final Correspondent carol = new Correspondent(time, network, "192.0.2.3", WireFormat.Fixed.GSM, 3);
    private Duration delay = Duration.ofMillis(20);
    private int jitterMillis;
    private int lossOfAlicePercent;
    private int lossToBobPercent;
    private int lossToAlicePercent;

    private void carry(InetSocketAddress from, InetSocketAddress to, byte[] datagram, Consumer<byte[]> deliver) {
        int loss = from.equals(alice.rtp)
                ? lossOfAlicePercent
                : to.equals(bob.rtp) ? lossToBobPercent : to.equals(alice.rtp) ? lossToAlicePercent : 0;
        if (time.entropy().below(100) < loss) {
            return;
        }
        int jitter = from.equals(alice.rtp) && jitterMillis > 0 ? time.entropy().below(jitterMillis * 1000) : 0;
        time.after(delay.plusNanos(jitter * 1000L), () -> deliver.accept(datagram));
    }

    @Test
    void aCleanRelaySoundsGoodBothWays() {
        relay();
        talk(35);
        for (MediaEndpoint endpoint : new MediaEndpoint[] {room.a, room.b}) {
            MediaStatistics now = room.statistics(endpoint);
            assertThat(now.fromPeer().score()).isBetween(4.3, 4.5);
            assertThat(now.toPeer().score()).isBetween(4.3, 4.5);
            assertThat(now.fromPeer().lossPercent()).isZero();
            assertThat(now.toPeer().lossPercent()).isZero();
            assertThat(now.roundTrip()).isCloseTo(Duration.ofMillis(40), Duration.ofMillis(2));
            assertThat(now.fromPeer().latePercent())
                    .as("nothing is played here")
                    .isNull();
        }
    }

    @Test
    void lossMakesItWorseForWhoeverHearsIt() {
        lossOfAlicePercent = 10;
        relay();
        talk(60);
        Hearing ofAlice = room.statistics(room.a).fromPeer();
        assertThat(ofAlice.lossPercent()).isCloseTo(10, within(1.5));
        assertThat(ofAlice.score()).isBetween(3.0, 3.8);
        assertThat(ofAlice.worstScore()).isLessThanOrEqualTo(ofAlice.score());
        Hearing atBob = room.statistics(room.b).toPeer();
        assertThat(atBob.lossPercent()).isCloseTo(10, within(1.5));
        assertThat(atBob.score()).isBetween(3.0, 3.8);
        assertThat(room.statistics(room.b).fromPeer().score()).isGreaterThan(4.3);
        assertThat(room.statistics(room.a).toPeer().score()).isGreaterThan(4.3);
    }

    @Test
    void lossBehindKarnayIsKnownFromThePeersReports() {
        lossToBobPercent = 10;
        relay();
        talk(60);
        assertThat(room.statistics(room.a).fromPeer().score()).isGreaterThan(4.3);
        assertThat(room.statistics(room.b).toPeer().lossPercent()).isCloseTo(10, within(2.0));
        assertThat(room.statistics(room.b).toPeer().score()).isBetween(3.0, 3.8);
    }

    @Test
    void aLongWayIsHeardAsOne() {
        relay();
        delay = Duration.ofMillis(250);
        talk(30);
        Hearing heard = room.statistics(room.a).fromPeer();
        assertThat(heard.delay()).isGreaterThan(Duration.ofMillis(400));
        assertThat(heard.latestScore()).isLessThan(4);
    }

    @Test
    void hasNoOpinionOfAPeerThatReportsNothing() {
        alice.reports = false;
        bob.reports = false;
        relay();
        talk(30);
        assertThat(room.statistics(room.a).toPeer()).isEqualTo(Hearing.UNKNOWN);
        assertThat(room.statistics(room.a).roundTrip()).isNull();
        assertThat(room.statistics(room.a).fromPeer().score()).isGreaterThan(4.3);
    }

    @Test
    void tellsOfEachTenSecondsOnce() {
        relay();
        talk(45);
        assertThat(room.windows).hasSize(8);
        assertThat(room.windows).allSatisfy(window -> {
            assertThat(window.fromPeer().latestScore()).isGreaterThan(4.3);
        });
    }

    @Test
    void leavesNothingBehind() {
        convert(false);
        talk(12);
        hangUp();
        assertThat(room.media.rounds().size()).isZero();
        assertThat(room.media.ticks().size()).isZero();
        assertThat(time.pending()).isZero();
        assertThat(room.last).hasSize(2);
        assertThat(room.last.getFirst().fromPeer().score()).isGreaterThan(4);
    }

    @Test
    void judgesACallTooShortForAWindow() {
        relay();
        talk(4);
        hangUp();
        assertThat(room.windows).isEmpty();
        assertThat(room.last.getFirst().fromPeer().score()).isGreaterThan(4);
    }

    @Test
    void reportsWhereItSpeaksItself() {
        convert(false);
        talk(30);
        assertThat(alice.heard(ControlPacket.SenderReport.class)).hasSizeBetween(4, 12);
        assertThat(alice.control.peerName()).hasSize(20);
        assertThat(requireNonNull(alice.control.atPeer()).ssrc()).isEqualTo(alice.sender.ssrc());
        assertThat(alice.control.roundTripNanos().orElseThrow()).isCloseTo(40_000_000, within(2_000_000L));
        assertThat(alice.control.metricsAtPeer()).as("it did not ask for them").isNull();
        MediaStatistics ofAlice = room.statistics(room.a);
        assertThat(ofAlice.roundTrip()).isCloseTo(Duration.ofMillis(40), Duration.ofMillis(2));
        assertThat(ofAlice.fromPeer().latePercent()).isZero();
        assertThat(ofAlice.fromPeer().score()).isGreaterThan(4.2);
        assertThat(ofAlice.toPeer().score()).isGreaterThan(4.2);
        assertThat(room.statistics(room.b).fromPeer().score()).as("GSM").isBetween(3.4, 3.9);
        hangUp();
        assertThat(alice.control.hasPeerLeft()).isTrue();
    }

    @Test
    void theEncoderGuardsAgainstTheLossThatThePeerReports() {
        lossOfAlicePercent = 5; // its reports get lost as well, and the loss towards it is another
        lossToAlicePercent = 20;
        convert(false);
        assertThat(expectedLoss()).as("nothing was reported").isEqualTo(-1);
        talk(40);
        assertThat(expectedLoss()).isBetween(10, 35);
        lossToAlicePercent = 0;
        talk(60);
        assertThat(expectedLoss()).isLessThan(3);
    }

    private int expectedLoss() {
        return requireNonNull(room.a.stream().sound().packetizer()).expectedLoss();
    }

    @Test
    void countsWhatCameTooLateToBePlayed() {
        convert(false);
        talk(10);
        jitterMillis = 250;
        talk(2);
        Hearing heard = room.statistics(room.a).fromPeer();
        assertThat(heard.latePercent()).isPositive();
        assertThat(heard.lossPercent()).isGreaterThanOrEqualTo(requireNonNull(heard.latePercent()));
    }

    @Test
    void tellsAPeerThatAsksForThemTheFiguresOfItsVoice() {
        lossOfAlicePercent = 10;
        convert(true);
        talk(40);
        VoipMetrics metrics = requireNonNull(alice.control.metricsAtPeer());
        assertThat(metrics.ssrc()).isEqualTo(alice.sender.ssrc());
        assertThat(metrics.lossRate()).isBetween(15, 36);
        assertThat(metrics.roundTripMillis()).isBetween(38, 42);
        assertThat(metrics.listeningScore()).isBetween(28, 40);
        assertThat(metrics.rFactor()).isBetween(50, 80);
    }

    private void relay() {
        room.onCalls(() -> {
            room.a.formats(alice.formats());
            room.b.formats(bob.formats());
            room.a.remote(alice.rtp, alice.rtp, true);
            room.b.remote(bob.rtp, bob.rtp, true);
            room.engine.bridge(room.a, room.b, PayloadMap.identity(), PayloadMap.identity());
        });
        alice.talksTo(room.a.localAddress());
        bob.talksTo(room.b.localAddress());
    }

    private void convert(boolean metrics) {
        room.onCalls(() -> {
            room.a.formats(alice.formats());
            room.b.formats(carol.formats());
            room.a.remote(new RemoteMedia(alice.rtp, alice.rtp, true, new LatchPolicy.SameHost(), 8000, metrics));
            room.b.remote(carol.rtp, carol.rtp, true);
            room.engine.convert(room.a, room.b);
        });
        alice.talksTo(room.a.localAddress());
        carol.talksTo(room.b.localAddress());
    }

    private void talk(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    private void hangUp() {
        alice.stops();
        bob.stops();
        carol.stops();
        talk(1);
        room.hangUp();
        talk(1);
    }
}
