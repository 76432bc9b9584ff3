package uz.karnay.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.rtp.Packets.hex;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtcpPacketTest {

    private static final String EMPTY_REPORT = "80 c9 0001 00000001";
    private static final String DESCRIPTION = "81 ca 0002 00000001 01 00 00 00";
    private static final String BLOCK = "deadbeef 40 fffffe 00010002 000000a0 00000000 00000000";
    private static final String SENDER = "81 c8 000c 00000001 0000000000000000 00000000 00000000 00000000 ";

    @Test
    void acceptsACompoundPacket() {
        assertThat(RtcpPacket.isValid(hex(EMPTY_REPORT + DESCRIPTION))).isTrue();
        assertThat(RtcpPacket.firstBlock(hex(EMPTY_REPORT))).isEqualTo(-1);
    }

    @Test
    void acceptsOneOfReducedSizeAndFindsNoReportInIt() {
        assertThat(RtcpPacket.isValid(hex(DESCRIPTION))).isTrue();
        assertThat(RtcpPacket.firstBlock(hex(DESCRIPTION))).isEqualTo(-1);
    }

    @Test
    void readsTheFirstReportBlock() {
        ByteBuffer packet = hex(SENDER + BLOCK);
        assertThat(RtcpPacket.isValid(packet)).isTrue();
        int block = RtcpPacket.firstBlock(packet);
        assertThat(block).isEqualTo(28);
        assertThat(RtcpPacket.cumulativeLost(packet, block)).isEqualTo(-2);
        assertThat(RtcpPacket.jitter(packet, block)).isEqualTo(160);
    }

    @Test
    void findsNoBlockWhereTheLengthLeavesNoRoom() {
        assertThat(RtcpPacket.firstBlock(hex("81 c9 0001 00000001" + DESCRIPTION + DESCRIPTION)))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80 c9 0001",
                "80 bf 0001 00000001",
                "80 d0 0001 00000001",
                "a0 c9 0001 00000001",
                "40 c9 0001 00000001",
                "80 c9 0002 00000001",
                "80 c9 0000 00000001",
                "80 c9 0001 00000001 0000",
                "80 c9 0001 00000001 41 ca 0000"
            })
    void refusesWhatIsNoCompound(String packet) {
        assertThat(RtcpPacket.isValid(hex(packet))).isFalse();
    }

    @Test
    void tellsRtcpFromRtpOnTheSamePort() {
        assertThat(PacketKind.of(hex(EMPTY_REPORT))).isEqualTo(PacketKind.RTCP);
        assertThat(PacketKind.of(hex("80 88 0001"))).isEqualTo(PacketKind.RTP);
        assertThat(PacketKind.of(hex("00 01 0000 2112a442"))).isEqualTo(PacketKind.STUN);
        assertThat(PacketKind.of(hex("16 fe fd"))).isEqualTo(PacketKind.DTLS);
        assertThat(PacketKind.of(hex("0d 0a"))).isEqualTo(PacketKind.OTHER);
        assertThat(PacketKind.of(hex("80"))).isEqualTo(PacketKind.OTHER);
    }

    @Test
    void knowsWhichPayloadTypesWouldLookLikeRtcp() {
        for (int type = 0; type < RtpPacket.PAYLOAD_TYPES; type++) {
            var marked = ByteBuffer.allocate(12).put(0, (byte) 0x80).put(1, (byte) (0x80 | type));
            boolean looksLikeRtp = PacketKind.of(marked) == PacketKind.RTP;
            assertThat(looksLikeRtp).as("payload type %d", type).isEqualTo(PacketKind.canShare(type));
        }
    }
}
