package uz.karnay.codec.opus;

import java.nio.ByteBuffer;

/**
 * Puts three frames of 10 ms into one packet (RFC 6716 §3.2.5, code 3, each with its own length).
 *
 * <pre>
 *  0                   1                   2
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | config  |s|1|1|1|0|     3     | lengths, frames
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
final class FrameJoin {

    private static final int FRAMES = 3;
    private static final int MAX_FRAME_BYTES = 1276;
    private static final int CODE_3 = 3;
    private static final int EACH_ITS_LENGTH = 0x80;
    private static final int PADDED = 0x40;

    private final ByteBuffer frame = ByteBuffer.allocate(MAX_FRAME_BYTES);
    private final byte[][] frames = new byte[FRAMES][MAX_FRAME_BYTES];
    private final int[] lengths = new int[FRAMES];
    private int count;
    private byte toc;

    void clear() {
        count = 0;
        frame.clear();
    }

    /** Where the next packet of one frame is to be written. */
    ByteBuffer frame() {
        return frame;
    }

    /** Takes what was written there. */
    void add() {
        frame.flip();
        byte first = frame.get();
        if (count == 0) {
            toc = (byte) (first | CODE_3);
        }
        int length = (first & CODE_3) == CODE_3 ? skipPadding() : frame.remaining();
        boolean fits = (first | CODE_3) == toc; // else the encoder has just changed its mode
        lengths[count] = fits ? length : 0; // and 10 ms are left to the decoder's guess
        frame.get(frames[count], 0, lengths[count]);
        frame.clear();
        count++;
    }

    /** A constant bitrate is reached by padding, which here would only be in the way; returns what is left without. */
    private int skipPadding() {
        boolean padded = (frame.get() & PADDED) != 0;
        int padding = 0;
        while (padded) {
            int more = frame.get() & 0xFF;
            padding += Math.min(more, 254);
            padded = more == 255;
        }
        return frame.remaining() - padding;
    }

    int writeTo(ByteBuffer packet) {
        int start = packet.position();
        packet.put(toc).put((byte) (EACH_ITS_LENGTH | FRAMES));
        putLength(packet, lengths[0]);
        putLength(packet, lengths[1]);
        for (int i = 0; i < FRAMES; i++) {
            packet.put(frames[i], 0, lengths[i]);
        }
        return packet.position() - start;
    }

    /** In one byte, or in two from 252 on (§3.2.1). */
    private static void putLength(ByteBuffer packet, int length) {
        if (length < 252) {
            packet.put((byte) length);
        } else {
            int first = 252 + (length & 3);
            packet.put((byte) first).put((byte) (length - first >> 2));
        }
    }
}
