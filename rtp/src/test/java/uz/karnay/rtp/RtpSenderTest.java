package uz.karnay.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.SeededEntropy;

class RtpSenderTest {

    private static final long SECOND = 1_000_000_000;

    private final RtpSender sender = new RtpSender(new SeededEntropy(7), 8000);
    private final ByteBuffer packet = ByteBuffer.allocate(172);

    @Test
    void writesAHeaderThatIsValidAndLeavesThePayload() {
        packet.putInt(12, 0xcafe);
        sender.stamp(packet, 8, 160, 0);
        assertThat(RtpPacket.isValid(packet)).isTrue();
        assertThat(RtpPacket.payloadType(packet)).isEqualTo(8);
        assertThat(RtpPacket.ssrc(packet)).isEqualTo(sender.ssrc());
        assertThat(RtpPacket.payloadAt(packet)).isEqualTo(12);
        assertThat(RtpPacket.payloadBytes(packet)).isEqualTo(160);
        assertThat(packet.getInt(12)).isEqualTo(0xcafe);
    }

    @Test
    void writesWhereThePacketBegins() {
        var room = ByteBuffer.allocate(200).position(20);
        sender.stamp(room, 0, 160, 0);
        assertThat(RtpPacket.isValid(room)).isTrue();
        assertThat(room.getLong(0)).isZero();
    }

    @Test
    void stepsNumberByOneAndTimestampBySamples() {
        int sequence = sender.sequence();
        int timestamp = sender.timestamp();
        for (int i = 0; i < 100_000; i++) {
            sender.stamp(packet, 8, 160, 0);
            assertThat(RtpPacket.sequence(packet)).isEqualTo(sequence + i & 0xffff);
            assertThat(RtpPacket.timestamp(packet)).isEqualTo(timestamp + 160 * i);
        }
    }

    @Test
    void marksTheBeginningOfEachTalkSpurt() {
        assertThat(marker()).isTrue();
        assertThat(marker()).isFalse();
        int before = sender.timestamp();
        sender.pause(800);
        assertThat(marker()).isTrue();
        assertThat(RtpPacket.timestamp(packet)).isEqualTo(before + 800);
        assertThat(marker()).isFalse();
    }

    private boolean marker() {
        sender.stamp(packet, 8, 160, 0);
        return RtpPacket.hasMarker(packet);
    }

    @Test
    void keepsTheSourceOverAChangeOfCodecAndTakesAnotherForAnotherClock() {
        sender.stamp(packet, 8, 160, 0);
        int ssrc = sender.ssrc();
        sender.stamp(packet, 9, 160, 0);
        sender.countIn(8000);
        assertThat(sender.ssrc()).isEqualTo(ssrc);
        int sequence = sender.sequence();
        sender.countIn(48_000);
        assertThat(sender.ssrc()).isNotEqualTo(ssrc);
        assertThat(sender.sequence()).isEqualTo(sequence);
        assertThat(sender.packets()).isZero();
    }

    @Test
    void stampsAnEventWithItsBeginning() {
        sender.stamp(packet, 8, 160, 0);
        int begin = sender.timestamp();
        int sequence = sender.sequence();
        sender.stampAt(packet, 101, true, begin, 0);
        sender.stampAt(packet, 101, false, begin, 0);
        sender.skip(320);
        assertThat(RtpPacket.timestamp(packet)).isEqualTo(begin);
        assertThat(RtpPacket.sequence(packet)).isEqualTo(sequence + 1);
        assertThat(marker()).isFalse();
        assertThat(RtpPacket.timestamp(packet)).isEqualTo(begin + 320);
    }

    @Test
    void countsForASenderReport() {
        sender.stamp(packet, 8, 160, 10 * SECOND);
        int timestamp = RtpPacket.timestamp(packet);
        sender.stamp(packet, 8, 160, 10 * SECOND + 20_000_000);
        assertThat(sender.packets()).isEqualTo(2);
        assertThat(sender.payloadBytes()).isEqualTo(320);
        assertThat(sender.timestampAt(11 * SECOND)).isEqualTo(timestamp + 8000);
    }

    @Test
    void beginsWhereNobodyCanGuess() {
        var other = new RtpSender(new SeededEntropy(8), 8000);
        assertThat(other.ssrc()).isNotEqualTo(sender.ssrc());
        assertThat(other.timestamp()).isNotEqualTo(sender.timestamp());
        assertThat(other.sequence()).isNotEqualTo(sender.sequence()).isLessThan(1 << 15);
    }
}
