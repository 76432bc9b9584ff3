package uz.karnay.rtp;

import java.nio.ByteBuffer;

/**
 * The view of one RTP packet, between the position and the limit of a big-endian buffer (RFC 3550 §5.1). It copies and
 * allocates nothing.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * |                           timestamp                           |
 * |           synchronization source (SSRC) identifier            |
 * |        contributing source (CSRC) identifiers, CC times       |
 * |       X: profile word         |   length in 32-bit words      |
 * </pre>
 */
public final class RtpPacket {

    public static final int HEADER_BYTES = 12;
    public static final int PAYLOAD_TYPES = 128;

    private static final int EXTENSION_HEADER_BYTES = 4;

    private RtpPacket() {}

    /** Whether the header is one of version 2 whose lists, extension and padding fit in the packet (RFC 3550 A.1). */
    public static boolean isValid(ByteBuffer packet) {
        int header = headerBytes(packet);
        if (header < 0) {
            return false;
        }
        boolean padded = (packet.get(packet.position()) & 0x20) != 0;
        return !padded || hasPadding(packet, packet.remaining() - header);
    }

    /** Where the payload begins behind lists and extension, or -1 when this is no header of version 2 that fits. */
    public static int headerBytes(ByteBuffer packet) {
        int length = packet.remaining();
        if (length < HEADER_BYTES) {
            return -1;
        }
        int first = packet.get(packet.position());
        int header = HEADER_BYTES + 4 * (first & 0x0f);
        if ((first & 0x10) != 0) {
            if (header + EXTENSION_HEADER_BYTES > length) {
                return -1;
            }
            header += EXTENSION_HEADER_BYTES + 4 * (packet.getShort(packet.position() + header + 2) & 0xffff);
        }
        return (first & 0xc0) == 0x80 && header <= length ? header : -1;
    }

    private static boolean hasPadding(ByteBuffer packet, int room) {
        int padding = packet.get(packet.limit() - 1) & 0xff;
        return padding != 0 && padding <= room;
    }

    /** 0 to 127. */
    public static int payloadType(ByteBuffer packet) {
        return packet.get(packet.position() + 1) & 0x7f;
    }

    /** Puts another payload type in place, and leaves the marker as it was. */
    public static void rewritePayloadType(ByteBuffer packet, int payloadType) {
        int at = packet.position() + 1;
        packet.put(at, (byte) (packet.get(at) & 0x80 | payloadType));
    }

    public static boolean hasMarker(ByteBuffer packet) {
        return packet.get(packet.position() + 1) < 0;
    }

    /** Sets the marker: what begins here has nothing to do with what was before (RFC 3551 §4.1). */
    public static void mark(ByteBuffer packet) {
        int at = packet.position() + 1;
        packet.put(at, (byte) (packet.get(at) | 0x80));
    }

    /** 0 to 65535. */
    public static int sequence(ByteBuffer packet) {
        return packet.getShort(packet.position() + 2) & 0xffff;
    }

    /** All 32 bits, so half of them are negative. */
    public static int timestamp(ByteBuffer packet) {
        return packet.getInt(packet.position() + 4);
    }

    /** All 32 bits, so half of them are negative. */
    public static int ssrc(ByteBuffer packet) {
        return packet.getInt(packet.position() + 8);
    }

    /** Where the payload of a valid packet begins: behind the lists and the header extension. */
    public static int payloadAt(ByteBuffer packet) {
        int first = packet.get(packet.position());
        int at = packet.position() + HEADER_BYTES + 4 * (first & 0x0f);
        boolean extended = (first & 0x10) != 0;
        return extended ? at + EXTENSION_HEADER_BYTES + 4 * (packet.getShort(at + 2) & 0xffff) : at;
    }

    /** Octets of payload in a valid packet, padding left out; 0 to what a datagram holds. */
    public static int payloadBytes(ByteBuffer packet) {
        boolean padded = (packet.get(packet.position()) & 0x20) != 0;
        int padding = padded ? packet.get(packet.limit() - 1) & 0xff : 0;
        return packet.limit() - padding - payloadAt(packet);
    }
}
