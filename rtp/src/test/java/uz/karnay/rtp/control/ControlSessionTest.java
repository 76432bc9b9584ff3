package uz.karnay.rtp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.rtp.RtpReceiver;
import uz.karnay.rtp.RtpSender;

class ControlSessionTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.750Z");

    /** One end: what it sends, what it hears, and its clock's origin. */
    private static final class End {
        final RtpSender sender;
        final RtpReceiver receiver = new RtpReceiver();
        final ControlSession control;
        final long origin;

        End(long seed, Instant wall, long origin) {
            var entropy = new SeededEntropy(seed);
            sender = new RtpSender(entropy, 8000);
            control = new ControlSession("c" + seed, sender, receiver, entropy, wall, origin);
            this.origin = origin;
        }

        ByteBuffer voice(long now) {
            var packet = ByteBuffer.allocate(172);
            sender.stamp(packet, 8, 160, origin + now);
            return packet;
        }

        ByteBuffer report(long now) {
            var out = ByteBuffer.allocate(ControlSession.MAX_REPORT_BYTES);
            control.write(out, origin + now);
            return out.flip();
        }

        void hear(ByteBuffer packet, long now) {
            receiver.onPacket(packet, origin + now);
        }

        void hearReport(ByteBuffer packet, long now) {
            control.onPacket(packet, origin + now);
        }
    }

    private final End alice = new End(1, NOW, 7 * SECOND);
    private final End bob = new End(2, NOW.plusSeconds(12_345), 99 * SECOND); // his clock is wrong: it must not matter

    @Test
    void reportsEveryFiveSecondsOrSo() {
        long now = 0;
        long first = alice.control.dueNanos() - alice.origin;
        assertThat(first).isBetween(1_000 * MILLI, 3_100 * MILLI);
        int reports = 0;
        while (now < 3600 * SECOND) {
            now = alice.control.dueNanos() - alice.origin;
            assertThat(alice.control.isDue(alice.origin + now)).isTrue();
            alice.report(now);
            long interval = alice.control.dueNanos() - alice.origin - now;
            assertThat(interval).isBetween(2_052 * MILLI, 6_157 * MILLI); // [0.5, 1.5) · 5 s / (e - 3/2)
            reports++;
        }
        assertThat(reports).isBetween(800, 960);
    }

    @Test
    void learnsTheRoundTripFromTheEchoOfItsReport() {
        talk(0, 50, 40 * MILLI);
        bob.hearReport(alice.report(1000 * MILLI), 1040 * MILLI);
        alice.hear(bob.voice(3000 * MILLI), 3060 * MILLI);
        alice.hear(bob.voice(3020 * MILLI), 3080 * MILLI);
        alice.hearReport(bob.report(3040 * MILLI), 3100 * MILLI);
        assertThat(alice.control.roundTripNanos().orElseThrow()).isBetween(99 * MILLI, 101 * MILLI);
        assertThat(bob.control.roundTripNanos()).isEmpty();
        bob.hearReport(alice.report(5000 * MILLI), 5040 * MILLI);
        assertThat(bob.control.roundTripNanos().orElseThrow()).isBetween(99 * MILLI, 101 * MILLI);
        assertThat(bob.control.roundTripWorstNanos()).isEqualTo(bob.control.roundTripNanos());
    }

    @Test
    void takesNoRoundTripFromNonsense() {
        talk(0, 50, 40 * MILLI);
        for (int lastReport : new int[] {1, -1, 0x40000000}) {
            var block = new ReportBlock(alice.sender.ssrc(), 0, 0, 0, 0, lastReport, 0);
            var out = ByteBuffer.allocate(100);
            ControlWriter.write(new ControlPacket.ReceiverReport(5, List.of(block)), out);
            alice.hearReport(out.flip(), 2000 * MILLI);
        }
        assertThat(alice.control.roundTripNanos()).isEmpty();
        assertThat(alice.control.atPeer()).isNotNull();
    }

    @Test
    void reportsLossOfTheIntervalAndOfAll() {
        for (int i = 0; i < 200; i++) {
            ByteBuffer packet = alice.voice(20L * i * MILLI);
            if (i < 10 || i >= 100 || i % 4 != 0) {
                bob.hear(packet, (20L * i + 40) * MILLI);
            }
            if (i == 99) {
                alice.hearReport(bob.report(20L * i * MILLI), 20L * i * MILLI);
                assertThat(fraction()).isBetween(50, 64);
            }
        }
        alice.hearReport(bob.report(4000 * MILLI), 4000 * MILLI);
        assertThat(fraction()).isZero();
        ReportBlock block = Objects.requireNonNull(alice.control.atPeer());
        assertThat(block.lost()).isBetween(20, 24);
        assertThat(block.highestSequence() & 0xffff).isEqualTo(alice.sender.sequence() - 1);
        assertThat(block.jitter()).isZero();
    }

    private int fraction() {
        var block = alice.control.atPeer();
        return block == null ? -1 : block.fractionLost();
    }

    @Test
    void beginsTheCountAnewWithAnotherSource() {
        talk(0, 100, 0);
        bob.report(2000 * MILLI);
        alice.sender.countIn(16_000);
        for (int i = 0; i < 20; i++) {
            bob.hear(alice.voice((2000 + 20L * i) * MILLI), (2000 + 20L * i) * MILLI);
        }
        alice.hearReport(bob.report(3000 * MILLI), 3000 * MILLI);
        assertThat(alice.control.atPeer())
                .isNotNull()
                .satisfies(block -> assertThat(block.ssrc()).isEqualTo(alice.sender.ssrc()))
                .satisfies(block -> assertThat(block.lost()).isZero());
    }

    @Test
    void sendsASenderReportWhileItSendsAndAReceiverReportOtherwise() {
        assertThat(first(alice.report(0))).isInstanceOf(ControlPacket.ReceiverReport.class);
        alice.voice(100 * MILLI);
        assertThat(first(alice.report(5 * SECOND))).isInstanceOfSatisfying(ControlPacket.SenderReport.class, report -> {
            assertThat(report.packets()).isEqualTo(1);
            assertThat(report.octets()).isEqualTo(160);
            assertThat(report.ntp()).isEqualTo(NtpTime.of(NOW.plusSeconds(5)));
            assertThat(report.timestamp()).isEqualTo(alice.sender.timestamp() - 160 + 4_900 * 8);
        });
        assertThat(first(alice.report(20 * SECOND))).isInstanceOf(ControlPacket.ReceiverReport.class);
    }

    @Test
    void tellsItsNameAndLearnsThePeers() {
        talk(0, 5, 0);
        bob.hearReport(alice.report(SECOND), SECOND);
        assertThat(bob.control.peerName()).isEqualTo("c1");
        assertThat(bob.control.reportsHeard()).isEqualTo(1);
        assertThat(alice.control.reportsSent()).isEqualTo(1);
    }

    @Test
    void hearsThatThePeerLeaves() {
        talk(0, 5, 0);
        var out = ByteBuffer.allocate(ControlSession.MAX_REPORT_BYTES);
        alice.control.writeGoodbye(out, alice.origin + SECOND);
        assertThat(bob.control.hasPeerLeft()).isFalse();
        bob.hearReport(out.flip(), SECOND);
        assertThat(bob.control.hasPeerLeft()).isTrue();
        assertThat(alice.control.isDue(alice.origin + 3600 * SECOND)).isFalse();
    }

    @Test
    void exchangesVoiceMetricsAndARoundTripWithOneWhoOnlyListens() {
        talk(0, 5, 0);
        var metrics = new ExtendedBlock.VoipMetrics(
                alice.sender.ssrc(), 1, 2, 3, 4, 5, 6, 7, 8, -9, -10, 11, 16, 90, 127, 41, 40, 0, 40, 60, 300);
        var out = ByteBuffer.allocate(ControlSession.MAX_REPORT_BYTES);
        bob.control.write(out, bob.origin + SECOND, metrics);
        alice.hearReport(out.flip(), SECOND + 30 * MILLI);
        assertThat(alice.control.metricsAtPeer()).isEqualTo(metrics);
        bob.hearReport(alice.report(2 * SECOND), 2 * SECOND + 30 * MILLI);
        assertThat(bob.control.roundTripNanos().orElseThrow()).isBetween(59 * MILLI, 61 * MILLI);
    }

    @Test
    void countsWhatIsNoReport() {
        alice.hearReport(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), 0);
        assertThat(alice.control.malformed()).isEqualTo(1);
        assertThat(alice.control.reportsHeard()).isZero();
    }

    private void talk(int from, int to, long delay) {
        for (int i = from; i < to; i++) {
            bob.hear(alice.voice(20L * i * MILLI), 20L * i * MILLI + delay);
        }
    }

    private static ControlPacket first(ByteBuffer report) {
        return switch (ControlParser.parse(report)) {
            case ControlParser.Parsed(List<ControlPacket> packets) -> packets.getFirst();
            case ControlParser.Malformed malformed -> throw new AssertionError(malformed);
        };
    }
}
