package uz.karnay.rtp.event;

import java.nio.ByteBuffer;
import uz.karnay.rtp.RtpPacket;

/**
 * The view of one telephone-event payload in a valid RTP packet (RFC 4733 §2.3). It copies and allocates nothing.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     event     |E|R| volume    |          duration             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class TelephoneEvent {

    public static final int PAYLOAD_BYTES = 4;

    /** The highest code of a key, D. */
    public static final int LAST_KEY = 15;

    /** Sixteen bits of duration; what lasts longer is sent in segments (RFC 4733 §2.5.1.3). */
    public static final int MAX_DURATION = 0xffff;

    private static final String KEYS = "0123456789*#ABCD"; // by code, RFC 4733 §3.2
    private static final int END = 0x80;
    private static final int VOLUME = 0x3f;

    private TelephoneEvent() {}

    /** Whether there is an event in a valid packet; those that follow the first are not looked at. */
    public static boolean isValid(ByteBuffer packet) {
        return RtpPacket.payloadBytes(packet) >= PAYLOAD_BYTES;
    }

    /** 0 to 255; the keys are 0 to {@link #LAST_KEY}. */
    public static int code(ByteBuffer packet) {
        return packet.get(RtpPacket.payloadAt(packet)) & 0xff;
    }

    public static boolean isEnd(ByteBuffer packet) {
        return (packet.get(RtpPacket.payloadAt(packet) + 1) & END) != 0;
    }

    /** Power in dBm0 with its sign dropped, 0 to 63. */
    public static int volume(ByteBuffer packet) {
        return packet.get(RtpPacket.payloadAt(packet) + 1) & VOLUME;
    }

    /** How long the event has lasted, in timestamp units, 0 to {@link #MAX_DURATION}. */
    public static int duration(ByteBuffer packet) {
        return packet.getShort(RtpPacket.payloadAt(packet) + 2) & 0xffff;
    }

    /** Writes a payload at {@code at}. */
    public static void write(ByteBuffer packet, int at, int code, boolean end, int volume, int duration) {
        packet.put(at, (byte) code)
                .put(at + 1, (byte) ((end ? END : 0) | volume))
                .putShort(at + 2, (short) duration);
    }

    public static boolean isKey(int code) {
        return code >= 0 && code <= LAST_KEY;
    }

    /** The key of a code: one of {@code 0-9 * # A-D}. */
    public static char key(int code) {
        return KEYS.charAt(code);
    }

    /** The code of a key, or -1 when there is no such key; a letter may be small. */
    public static int code(char key) {
        return KEYS.indexOf(Character.toUpperCase(key));
    }
}
