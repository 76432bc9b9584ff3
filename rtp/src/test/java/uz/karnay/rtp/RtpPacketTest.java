package uz.karnay.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.rtp.Packets.hex;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.virtual.SeededEntropy;

class RtpPacketTest {

    @Test
    void readsTheHeader() {
        ByteBuffer packet = hex("80 88 fffe 80000001 deadbeef 00");
        assertThat(RtpPacket.isValid(packet)).isTrue();
        assertThat(RtpPacket.hasMarker(packet)).isTrue();
        assertThat(RtpPacket.payloadType(packet)).isEqualTo(8);
        assertThat(RtpPacket.sequence(packet)).isEqualTo(65534);
        assertThat(RtpPacket.timestamp(packet)).isEqualTo(0x80000001);
        assertThat(RtpPacket.ssrc(packet)).isEqualTo(0xdeadbeef);
    }

    @Test
    void readsFromThePositionOn() {
        ByteBuffer packet = hex("ffff 80 08 0007 00000001 00000002").position(2);
        assertThat(RtpPacket.isValid(packet)).isTrue();
        assertThat(RtpPacket.sequence(packet)).isEqualTo(7);
    }

    @Test
    void keepsTheMarkerWhenTheTypeIsRewritten() {
        ByteBuffer packet = hex("80 e5 0001 00000000 00000000");
        RtpPacket.rewritePayloadType(packet, 96);
        assertThat(RtpPacket.payloadType(packet)).isEqualTo(96);
        assertThat(RtpPacket.hasMarker(packet)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80 08 0001 00000000 00000000",
                "81 08 0001 00000000 00000000 00000000",
                "90 08 0001 00000000 00000000 bede0001 00000000 55",
                "a0 08 0001 00000000 00000000 55 00 02"
            })
    void acceptsListsExtensionAndPaddingThatFit(String packet) {
        assertThat(RtpPacket.isValid(hex(packet))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                "80 08 0001 00000000 000000",
                "40 08 0001 00000000 00000000",
                "81 08 0001 00000000 00000000",
                "90 08 0001 00000000 00000000",
                "90 08 0001 00000000 00000000 bede0002 00000000",
                "90 08 0001 00000000 00000000 bedeffff",
                "a0 08 0001 00000000 00000000",
                "a0 08 0001 00000000 00000000 55 00",
                "a0 08 0001 00000000 00000000 55 03"
            })
    void refusesWhatDoesNotFit(String packet) {
        assertThat(RtpPacket.isValid(hex(packet))).isFalse();
    }

    @Test
    void neverThrowsOnNoise() {
        var entropy = new SeededEntropy(3);
        for (int round = 0; round < 100_000; round++) {
            var noise = new byte[entropy.below(64)];
            entropy.fill(noise);
            ByteBuffer packet = ByteBuffer.wrap(noise);
            assertThat(PacketKind.of(packet)).isNotNull();
            if (RtcpPacket.isValid(packet)) {
                assertThat(RtcpPacket.firstBlock(packet)).isLessThan(noise.length);
            }
            assertThat(RtpPacket.isValid(packet) && noise.length < 12).isFalse();
        }
    }
}
