package uz.karnay.rtp;

import java.nio.ByteBuffer;

/** What arrived on a media port, by its first octet (RFC 7983 §7), RTCP by its second one (RFC 5761 §4). */
public enum PacketKind {
    RTP,
    RTCP,
    STUN,
    DTLS,
    OTHER;

    public static PacketKind of(ByteBuffer packet) {
        if (packet.remaining() < 2) {
            return OTHER;
        }
        int first = packet.get(packet.position()) & 0xff;
        if (first >= 128 && first <= 191) {
            return isRtcp(packet) ? RTCP : RTP;
        }
        if (first <= 3) {
            return STUN;
        }
        return first >= 20 && first <= 63 ? DTLS : OTHER;
    }

    /**
     * Whether RTP of this payload type can share a port with RTCP: with the marker, 64 to 95 would look like RTCP (RFC
     * 5761 §4).
     */
    public static boolean canShare(int payloadType) {
        return payloadType < 64 || payloadType > 95;
    }

    private static boolean isRtcp(ByteBuffer packet) {
        int second = packet.get(packet.position() + 1) & 0xff;
        return second >= 192 && second <= 223;
    }
}
