package uz.karnay.rtp;

import java.nio.ByteBuffer;

/**
 * The view of a compound RTCP packet, between the position and the limit of a big-endian buffer (RFC 3550 §6.4). It
 * copies and allocates nothing.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |V=2|P|   RC    |  PT=200, 201  |  length in 32-bit words - 1   |
 * |                        SSRC of the sender                     |
 * |          200 only: NTP, RTP time, packets, octets (20)        |
 * |             report blocks of 24 octets, RC times              |
 * </pre>
 */
public final class RtcpPacket {

    public static final int SENDER_REPORT = 200;
    public static final int RECEIVER_REPORT = 201;

    private static final int EXTENDED_REPORT = 207;
    private static final int HEADER_BYTES = 8;
    private static final int SENDER_BYTES = 20;
    private static final int BLOCK_BYTES = 24;

    private RtcpPacket() {}

    /**
     * Whether this is a compound packet as RFC 3550 A.2 checks it: all are of version 2, the first is not padded, and
     * their lengths add up to the packet's. The first need not be a report (RFC 5506: reduced size).
     */
    public static boolean isValid(ByteBuffer packet) {
        if (packet.remaining() < HEADER_BYTES || (packet.get(packet.position()) & 0xe0) != 0x80) {
            return false;
        }
        int type = type(packet);
        return type >= SENDER_REPORT && type <= EXTENDED_REPORT && lengthsAddUp(packet);
    }

    private static boolean lengthsAddUp(ByteBuffer packet) {
        int at = packet.position();
        while (at + 4 <= packet.limit()) {
            if ((packet.get(at) & 0xc0) != 0x80) {
                return false;
            }
            at += 4 * (1 + (packet.getShort(at + 2) & 0xffff));
        }
        return at == packet.limit();
    }

    /** The type of the first packet of the compound. */
    public static int type(ByteBuffer packet) {
        return packet.get(packet.position() + 1) & 0xff;
    }

    /** Where the first report block begins, or -1 when there is none. */
    public static int firstBlock(ByteBuffer packet) {
        if (type(packet) != SENDER_REPORT && type(packet) != RECEIVER_REPORT) {
            return -1;
        }
        int at = packet.position() + HEADER_BYTES + (type(packet) == SENDER_REPORT ? SENDER_BYTES : 0);
        int end = packet.position() + 4 * (1 + (packet.getShort(packet.position() + 2) & 0xffff));
        boolean has = (packet.get(packet.position()) & 0x1f) != 0 && at + BLOCK_BYTES <= end;
        return has ? at : -1;
    }

    /** Packets lost since the beginning, as the sender of the block at {@code block} counts them; 24 bits, signed. */
    public static int cumulativeLost(ByteBuffer packet, int block) {
        return packet.getInt(block + 4) << 8 >> 8;
    }

    /** Interarrival jitter in timestamp units, as the sender of the block at {@code block} measured it. */
    public static long jitter(ByteBuffer packet, int block) {
        return packet.getInt(block + 12) & 0xffffffffL;
    }

    /** The middle 32 bits of the NTP time of a sender report, by which a receiver names it; 0 when it is none. */
    public static int reference(ByteBuffer packet) {
        int at = packet.position() + HEADER_BYTES;
        return type(packet) == SENDER_REPORT && at + SENDER_BYTES <= packet.limit() ? packet.getInt(at + 2) : 0;
    }

    /** The source that the block at {@code block} reports on. */
    public static int source(ByteBuffer packet, int block) {
        return packet.getInt(block);
    }

    /** Packets lost since the report before, in 1/256. */
    public static int fractionLost(ByteBuffer packet, int block) {
        return packet.get(block + 4) & 0xff;
    }

    /** The highest number heard of the source, with its wraps above 16 bits. */
    public static long highestSequence(ByteBuffer packet, int block) {
        return packet.getInt(block + 8) & 0xffffffffL;
    }

    /** Which sender report came last, by its {@link #reference}; 0 before the first. */
    public static int lastReport(ByteBuffer packet, int block) {
        return packet.getInt(block + 16);
    }

    /** How long ago that came, in 1/65536 s. */
    public static long sinceLastReport(ByteBuffer packet, int block) {
        return packet.getInt(block + 20) & 0xffffffffL;
    }
}
