package uz.karnay.rtp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.rtp.RtcpPacket;

class ControlParserTest {

    private static final ReportBlock BLOCK = new ReportBlock(0xdead, 64, -2, 0x1_0002L, 160, 0x12345678, 0xffffffffL);
    private static final List<ControlPacket> COMPOUND = List.of(
            new ControlPacket.SenderReport(1, 0xe000_0000_8000_0000L, -5, 0xffff_ffffL, 7, List.of(BLOCK, BLOCK)),
            new ControlPacket.ReceiverReport(2, List.of(BLOCK)),
            new ControlPacket.SourceDescription(List.of(
                    new ControlPacket.SourceDescription.Chunk(1, "alice"),
                    new ControlPacket.SourceDescription.Chunk(2, "bobs"),
                    new ControlPacket.SourceDescription.Chunk(3, "dave01"))),
            new ControlPacket.ExtendedReport(
                    1,
                    List.of(
                            new ExtendedBlock.ReceiverReferenceTime(42),
                            new ExtendedBlock.DelaySinceLast(List.of(new ExtendedBlock.DelaySinceLast.Delay(3, 4, 5))),
                            metrics())),
            new ControlPacket.Goodbye(List.of(1, 2), "supper"),
            new ControlPacket.Goodbye(List.of(), ""));

    private static ExtendedBlock.VoipMetrics metrics() {
        return new ExtendedBlock.VoipMetrics(
                9, 1, 2, 3, 4, 500, 600, 70, 80, -9, -60, 11, 16, 93, 127, 41, 40, 0b10110000, 40, 60, 300);
    }

    @Test
    void readsWhatTheWriterWrites() {
        ByteBuffer packet = written();
        assertThat(RtcpPacket.isValid(packet)).isTrue();
        assertThat(ControlParser.parse(packet)).isEqualTo(new ControlParser.Parsed(COMPOUND));
    }

    @Test
    void readsAReportOfAPhone() {
        // SR with a block, SDES with CNAME and TOOL, as a softphone sends them
        var parse = parse("81c8000c 11111111 ebf1c2d3 40000000 00010203 00000064 00003e80"
                + "22222222 05000003 0000abcd 00000010 c2d34000 00008000"
                + "81ca0005 11111111 0107 616c696365407a 0603 706a73 0000");
        assertThat(parse).isInstanceOfSatisfying(ControlParser.Parsed.class, parsed -> {
            assertThat(parsed.packets()).hasSize(2);
            assertThat(parsed.packets().getFirst())
                    .isEqualTo(new ControlPacket.SenderReport(
                            0x11111111,
                            0xebf1c2d340000000L,
                            0x00010203,
                            100,
                            16_000,
                            List.of(new ReportBlock(0x22222222, 5, 3, 0xabcd, 16, 0xc2d34000, 0x8000))));
            assertThat(parsed.packets().getLast())
                    .isEqualTo(new ControlPacket.SourceDescription(
                            List.of(new ControlPacket.SourceDescription.Chunk(0x11111111, "alice@z"))));
        });
    }

    @Test
    void passesOverWhatIsNotOurs() {
        assertThat(parse("81ce0002 00000001 00000002" + "80cc0003 00000007 4b41524e 01020304"))
                .isEqualTo(new ControlParser.Parsed(
                        List.of(new ControlPacket.Other(206), new ControlPacket.Application(7, "KARN"))));
    }

    @Test
    void toleratesPaddingAndExtensionsOfAProfile() {
        assertThat(parse("a0c90002 00000001 00000004"))
                .isEqualTo(new ControlParser.Parsed(List.of(new ControlPacket.ReceiverReport(1, List.of()))));
        assertThat(parse("80c90002 00000001 cafecafe"))
                .isEqualTo(new ControlParser.Parsed(List.of(new ControlPacket.ReceiverReport(1, List.of()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                "80c900",
                "40c90001 00000001",
                "80c90002 00000001",
                "81c90001 00000001",
                "80c80001 00000001",
                "80c90000",
                "a0c90001 00000000",
                "a0c90001 000000ff",
                "81ca0002 00000001 01ff0000",
                "81ca0002 00000001 01026162",
                "81cb0000",
                "81cb0002 00000001 ff000000",
                "80cf0002 00000001 04000002",
                "80cf0003 00000001 04000001 00000000",
                "80cf0003 00000001 05000001 00000000",
                "80cf0003 00000001 07000001 00000000"
            })
    void refusesWhatDoesNotFitTogether(String packet) {
        assertThat(parse(packet)).isInstanceOf(ControlParser.Malformed.class);
    }

    @Test
    void refusesMorePacketsThanAnybodySends() {
        assertThat(parse("80cb0000".repeat(ControlParser.MAX_PACKETS))).isInstanceOf(ControlParser.Parsed.class);
        assertThat(parse("80cb0000".repeat(ControlParser.MAX_PACKETS + 1)))
                .isEqualTo(new ControlParser.Malformed("too many packets", 4 * ControlParser.MAX_PACKETS));
    }

    @Test
    void throwsAtNothing() {
        var entropy = new SeededEntropy(11);
        byte[] whole = new byte[written().remaining()];
        written().get(whole);
        for (int i = 0; i < 200_000; i++) {
            byte[] broken = whole.clone();
            for (int j = entropy.below(4); j >= 0; j--) {
                broken[entropy.below(broken.length)] = (byte) entropy.nextLong();
            }
            int length = entropy.below(broken.length + 1);
            assertThat(ControlParser.parse(ByteBuffer.wrap(broken, 0, length))).isNotNull();
        }
    }

    @Test
    void writesNoMoreThanItReads() {
        var wordy = new ControlPacket.Goodbye(List.of(1), "x".repeat(300));
        ByteBuffer out = ByteBuffer.allocate(600);
        ControlWriter.write(wordy, out);
        assertThat(ControlParser.parse(out.flip()))
                .isEqualTo(new ControlParser.Parsed(List.of(new ControlPacket.Goodbye(List.of(1), "x".repeat(255)))));
    }

    private static ByteBuffer written() {
        ByteBuffer out = ByteBuffer.allocate(1200);
        COMPOUND.forEach(packet -> ControlWriter.write(packet, out));
        return out.flip();
    }

    private static ControlParser.Parse parse(String hex) {
        return ControlParser.parse(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}
