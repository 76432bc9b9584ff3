package uz.karnay.codec.opus;

import java.nio.ByteBuffer;

/**
 * What the first bytes of an Opus packet say (RFC 6716 §3.1).
 *
 * <pre>
 *  0 1 2 3 4 5 6 7
 * +-+-+-+-+-+-+-+-+
 * | config  |s| c |
 * +-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class OpusPacket {

    private static final int MAX_MILLIS = 120;

    private OpusPacket() {}

    /** How much sound a packet holds, in samples of {@code rate}; 0 when it is no Opus packet (§3.4). */
    public static int samples(ByteBuffer packet, int rate) {
        if (!packet.hasRemaining()) {
            return 0;
        }
        int samples = frames(packet) * frameSamples(packet.get(packet.position()), rate);
        return samples > rate / 1000 * MAX_MILLIS ? 0 : samples;
    }

    /** The number of frames, by the two bits of the code and, for code 3, the byte behind (§3.2). */
    private static int frames(ByteBuffer packet) {
        int at = packet.position();
        return switch (packet.get(at) & 3) {
            case 0 -> 1;
            case 3 -> packet.remaining() < 2 ? 0 : packet.get(at + 1) & 0x3F;
            default -> 2;
        };
    }

    /** The length of each frame, by the configuration (§3.1, table 2). */
    private static int frameSamples(int toc, int rate) {
        int config = toc >> 3 & 0x1F;
        if (config >= 16) {
            return rate / 400 << (config & 3); // CELT: 2.5, 5, 10, 20 ms
        }
        if (config >= 12) {
            return rate / 100 << (config & 1); // hybrid: 10, 20 ms
        }
        return (config & 3) == 3 ? rate * 3 / 50 : rate / 100 << (config & 3); // SILK: 10, 20, 40, 60 ms
    }
}
