package uz.karnay.rtp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.rtp.RtcpPacket;

class RoundTripTest {

    private static final long MILLI = 1_000_000;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final RoundTrip trip = new RoundTrip();

    @Test
    void isTheTimeSinceTheReportThatThePeerNamesLessWhatItHeldIt() {
        trip.onSent(report(NOON), 1000 * MILLI);
        answer(NOON, 400 * MILLI, 1450 * MILLI);
        assertThat(trip.nanos().orElseThrow()).isCloseTo(50 * MILLI, within(MILLI));
    }

    @Test
    void knowsAReportBeforeTheLast() {
        trip.onSent(report(NOON), 1000 * MILLI);
        trip.onSent(report(NOON.plusSeconds(5)), 6000 * MILLI);
        answer(NOON, 4980 * MILLI, 6010 * MILLI);
        assertThat(trip.nanos().orElseThrow()).isCloseTo(30 * MILLI, within(MILLI));
    }

    @Test
    void isUnknownAsLongAsThePeerNamesNoReportOfOurs() {
        trip.onSent(report(NOON), 1000 * MILLI);
        answer(NOON.plusSeconds(77), 0, 1450 * MILLI);
        var nothing = block(0, 0);
        trip.onBlock(nothing, RtcpPacket.firstBlock(nothing), 1500 * MILLI);
        assertThat(trip.nanos()).isEmpty();
    }

    private void answer(Instant named, long held, long now) {
        ByteBuffer packet = block(NtpTime.middle(NtpTime.of(named)), NtpTime.units(held));
        trip.onBlock(packet, RtcpPacket.firstBlock(packet), now);
    }

    private static ByteBuffer block(int lastReport, long since) {
        var block = new ReportBlock(1, 0, 0, 100, 0, lastReport, since);
        return written(new ControlPacket.ReceiverReport(2, List.of(block)));
    }

    private static ByteBuffer report(Instant at) {
        return written(new ControlPacket.SenderReport(1, NtpTime.of(at), 0, 10, 1600, List.of()));
    }

    private static ByteBuffer written(ControlPacket packet) {
        ByteBuffer out = ByteBuffer.allocate(200);
        ControlWriter.write(packet, out);
        return out.flip();
    }
}
