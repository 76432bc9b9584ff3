package uz.karnay.rtp.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads compound RTCP packets, reduced-size ones too (RFC 5506), between the position and the limit of a big-endian
 * buffer. Whatever comes, nothing is thrown.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |V=2|P|  count  |      type     |  length in 32-bit words - 1   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class ControlParser {

    /** Packets in one compound, at most. */
    public static final int MAX_PACKETS = 32;

    /** What a compound turned out to be. */
    public sealed interface Parse {}

    /** Its packets, in order. */
    public record Parsed(List<ControlPacket> packets) implements Parse {
        public Parsed {
            packets = List.copyOf(packets);
        }
    }

    /** None: why, and at which octet. */
    public record Malformed(String reason, int at) implements Parse {}

    private static final int BLOCK_BYTES = 24;
    private static final int SENDER_BYTES = 20;
    private static final int CNAME = 1;
    private static final int VOIP_METRICS_BYTES = 32;
    private static final int DELAY_BYTES = 12;

    private final ByteBuffer bytes;
    private final int begin;

    /** A part that says it is longer than what there is; never leaves this class. */
    private static final class TooShort extends Exception {
        private static final long serialVersionUID = 1;

        TooShort() {
            super(null, null, false, false);
        }
    }

    private ControlParser(ByteBuffer packet) {
        bytes = packet.slice();
        begin = packet.position();
    }

    public static Parse parse(ByteBuffer packet) {
        return new ControlParser(packet).compound();
    }

    private Parse compound() {
        var packets = new ArrayList<ControlPacket>();
        int at = 0;
        while (at < bytes.limit()) {
            if (bytes.limit() - at < 4 || (bytes.get(at) & 0xc0) != 0x80) {
                return new Malformed("no header of version 2", begin + at);
            }
            int end = at + 4 * (1 + (bytes.getShort(at + 2) & 0xffff));
            if (end > bytes.limit() || packets.size() == MAX_PACKETS) {
                return new Malformed(end > bytes.limit() ? "longer than the datagram" : "too many packets", begin + at);
            }
            try {
                packets.add(packet(at, unpadded(at, end)));
            } catch (TooShort _) {
                return new Malformed("longer than its packet", begin + at);
            }
            at = end;
        }
        return packets.isEmpty() ? new Malformed("empty", begin) : new Parsed(packets);
    }

    private int unpadded(int at, int end) throws TooShort {
        if ((bytes.get(at) & 0x20) == 0) {
            return end;
        }
        int padding = bytes.get(end - 1) & 0xff;
        return padding == 0 ? fail() : require(end - padding, at + 4, end);
    }

    private ControlPacket packet(int at, int end) throws TooShort {
        int count = bytes.get(at) & 0x1f;
        int type = bytes.get(at + 1) & 0xff;
        return switch (type) {
            case ControlPacket.SENDER_REPORT -> senderReport(at + 4, end, count);
            case ControlPacket.RECEIVER_REPORT ->
                new ControlPacket.ReceiverReport(word(at + 4, end), blocks(at + 8, end, count));
            case ControlPacket.SOURCE_DESCRIPTION -> description(at + 4, end, count);
            case ControlPacket.GOODBYE -> goodbye(at + 4, end, count);
            case ControlPacket.APPLICATION -> new ControlPacket.Application(word(at + 4, end), text(at + 8, 4, end));
            case ControlPacket.EXTENDED_REPORT ->
                new ControlPacket.ExtendedReport(word(at + 4, end), extended(at + 8, end));
            default -> new ControlPacket.Other(type);
        };
    }

    private ControlPacket senderReport(int at, int end, int count) throws TooShort {
        require(at + 4 + SENDER_BYTES, at, end);
        return new ControlPacket.SenderReport(
                bytes.getInt(at),
                bytes.getLong(at + 4),
                bytes.getInt(at + 12),
                bytes.getInt(at + 16) & 0xffffffffL,
                bytes.getInt(at + 20) & 0xffffffffL,
                blocks(at + 4 + SENDER_BYTES, end, count));
    }

    private List<ReportBlock> blocks(int from, int end, int count) throws TooShort {
        require(from + count * BLOCK_BYTES, from, end);
        var blocks = new ArrayList<ReportBlock>(count);
        for (int at = from; at < from + count * BLOCK_BYTES; at += BLOCK_BYTES) {
            blocks.add(new ReportBlock(
                    bytes.getInt(at),
                    bytes.get(at + 4) & 0xff,
                    bytes.getInt(at + 4) << 8 >> 8,
                    bytes.getInt(at + 8) & 0xffffffffL,
                    bytes.getInt(at + 12) & 0xffffffffL,
                    bytes.getInt(at + 16),
                    bytes.getInt(at + 20) & 0xffffffffL));
        }
        return blocks;
    }

    private ControlPacket description(int from, int end, int count) throws TooShort {
        var chunks = new ArrayList<ControlPacket.SourceDescription.Chunk>(count);
        int at = from;
        for (int i = 0; i < count; i++) {
            int ssrc = word(at, end);
            String cname = "";
            at += 4;
            while (octet(at, end) != 0) {
                int length = octet(at + 1, end);
                if (octet(at, end) == CNAME) {
                    cname = text(at + 2, length, end);
                }
                at += 2 + length;
            }
            at = from + (at - from) / 4 * 4 + 4; // the item that ends a chunk fills its word
            chunks.add(new ControlPacket.SourceDescription.Chunk(ssrc, cname));
        }
        return new ControlPacket.SourceDescription(chunks);
    }

    private ControlPacket goodbye(int from, int end, int count) throws TooShort {
        var sources = new ArrayList<Integer>(count);
        int at = from;
        for (int i = 0; i < count; i++, at += 4) {
            sources.add(word(at, end));
        }
        String reason = at < end ? text(at + 1, octet(at, end), end) : "";
        return new ControlPacket.Goodbye(sources, reason);
    }

    private List<ExtendedBlock> extended(int from, int end) throws TooShort {
        var blocks = new ArrayList<ExtendedBlock>();
        int at = from;
        while (at < end) {
            int words = word(at, end) & 0xffff;
            int next = require(at + 4 + 4 * words, at, end);
            blocks.add(extendedBlock(at, next));
            at = next;
        }
        return blocks;
    }

    private ExtendedBlock extendedBlock(int at, int end) throws TooShort {
        int type = bytes.get(at) & 0xff;
        return switch (type) {
            case ExtendedBlock.RECEIVER_REFERENCE_TIME -> {
                require(at + 12, at, end);
                yield new ExtendedBlock.ReceiverReferenceTime(bytes.getLong(at + 4));
            }
            case ExtendedBlock.DELAY_SINCE_LAST -> delays(at + 4, end);
            case ExtendedBlock.VOIP_METRICS -> voipMetrics(at + 4, end);
            default -> new ExtendedBlock.OtherBlock(type);
        };
    }

    private ExtendedBlock delays(int from, int end) throws TooShort {
        var delays = new ArrayList<ExtendedBlock.DelaySinceLast.Delay>();
        for (int at = from; at < end; at += DELAY_BYTES) {
            require(at + DELAY_BYTES, at, end);
            delays.add(new ExtendedBlock.DelaySinceLast.Delay(
                    bytes.getInt(at), bytes.getInt(at + 4), bytes.getInt(at + 8) & 0xffffffffL));
        }
        return new ExtendedBlock.DelaySinceLast(delays);
    }

    private ExtendedBlock voipMetrics(int at, int end) throws TooShort {
        require(at + VOIP_METRICS_BYTES, at, end);
        return new ExtendedBlock.VoipMetrics(
                bytes.getInt(at),
                bytes.get(at + 4) & 0xff,
                bytes.get(at + 5) & 0xff,
                bytes.get(at + 6) & 0xff,
                bytes.get(at + 7) & 0xff,
                bytes.getShort(at + 8) & 0xffff,
                bytes.getShort(at + 10) & 0xffff,
                bytes.getShort(at + 12) & 0xffff,
                bytes.getShort(at + 14) & 0xffff,
                bytes.get(at + 16),
                bytes.get(at + 17),
                bytes.get(at + 18) & 0xff,
                bytes.get(at + 19) & 0xff,
                bytes.get(at + 20) & 0xff,
                bytes.get(at + 21) & 0xff,
                bytes.get(at + 22) & 0xff,
                bytes.get(at + 23) & 0xff,
                bytes.get(at + 24) & 0xff,
                bytes.getShort(at + 26) & 0xffff,
                bytes.getShort(at + 28) & 0xffff,
                bytes.getShort(at + 30) & 0xffff);
    }

    private int word(int at, int end) throws TooShort {
        require(at + 4, at, end);
        return bytes.getInt(at);
    }

    private int octet(int at, int end) throws TooShort {
        require(at + 1, at, end);
        return bytes.get(at) & 0xff;
    }

    private String text(int at, int length, int end) throws TooShort {
        require(at + length, at, end);
        var text = new byte[length];
        bytes.get(at, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** {@code wanted}, when it lies in [{@code least}, {@code most}]. */
    private static int require(int wanted, int least, int most) throws TooShort {
        return wanted < least || wanted > most ? fail() : wanted;
    }

    private static int fail() throws TooShort {
        throw new TooShort();
    }
}
