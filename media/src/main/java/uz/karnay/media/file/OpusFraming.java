package uz.karnay.media.file;

import java.nio.ByteBuffer;

/**
 * How several Opus streams share a packet: each but the last says its own length, RFC 6716 appendix B. Understands packets
 * of all codes, writes those of code 0, which is what one frame of 20 ms is.
 */
final class OpusFraming {

    private static final int CODE = 3;
    private static final int LONG_LENGTH = 252;
    private static final int MAX_FRAME_BYTES = 1275;
    private static final int MAX_FRAMES = 48;

    private OpusFraming() {}

    /** Adds a packet of code 0 that tells its length, from position to limit of {@code plain}. */
    static void delimited(ByteBuffer plain, ByteBuffer out) {
        byte toc = plain.get();
        if ((toc & CODE) != 0) {
            throw new IllegalArgumentException("more than one frame in a packet");
        }
        out.put(toc);
        length(plain.remaining(), out);
        out.put(plain);
    }

    /** RFC 6716 §3.2.1. */
    private static void length(int length, ByteBuffer out) {
        if (length < LONG_LENGTH) {
            out.put((byte) length);
        } else {
            int first = LONG_LENGTH + (length & 3);
            out.put((byte) first).put((byte) (length - first >> 2));
        }
    }

    /**
     * Takes the self-delimited packet at the position of {@code in} and writes it plainly.
     *
     * @return false when there is none; {@code in} is of no use then
     */
    static boolean undelimit(ByteBuffer in, ByteBuffer out) {
        if (!in.hasRemaining()) {
            return false;
        }
        byte toc = in.get();
        out.clear().put(toc);
        int last = switch (toc & CODE) {
            case 0 -> copy(takeLength(in), in, out);
            case 1 -> twoAlike(in, out);
            case 2 -> two(in, out);
            default -> many(in, out);
        };
        out.flip();
        return last >= 0;
    }

    private static int twoAlike(ByteBuffer in, ByteBuffer out) {
        int length = takeLength(in);
        return length < 0 ? -1 : copy(2 * length, in, out);
    }

    private static int two(ByteBuffer in, ByteBuffer out) {
        int first = takeLength(in);
        int second = takeLength(in);
        if (first < 0 || second < 0) {
            return -1;
        }
        length(first, out);
        return copy(first + second, in, out);
    }

    /** RFC 6716 §3.2.5: a count, its padding, and lengths of all frames but the last, which appendix B adds. */
    private static int many(ByteBuffer in, ByteBuffer out) {
        if (!in.hasRemaining()) {
            return -1;
        }
        int count = Byte.toUnsignedInt(in.get());
        int frames = count & 0x3F;
        out.put((byte) count);
        int padding = (count & 0x40) == 0 ? 0 : padding(in, out);
        if (padding < 0 || frames < 1 || frames > MAX_FRAMES) {
            return -1;
        }
        boolean isVariable = (count & 0x80) != 0;
        int total = 0;
        for (int i = 1; isVariable && i < frames; i++) {
            int length = takeLength(in);
            if (length < 0) {
                return -1;
            }
            length(length, out);
            total += length;
        }
        int last = takeLength(in);
        return last < 0 ? -1 : copy(total + (isVariable ? last : frames * last) + padding, in, out);
    }

    private static int padding(ByteBuffer in, ByteBuffer out) {
        int total = 0;
        while (in.hasRemaining()) {
            int octet = Byte.toUnsignedInt(in.get());
            out.put((byte) octet);
            if (octet < 255) {
                return total + octet;
            }
            total += 254;
        }
        return -1;
    }

    private static int takeLength(ByteBuffer in) {
        if (!in.hasRemaining()) {
            return -1;
        }
        int first = Byte.toUnsignedInt(in.get());
        if (first < LONG_LENGTH) {
            return first;
        }
        return in.hasRemaining() ? Math.min(MAX_FRAME_BYTES, first + 4 * Byte.toUnsignedInt(in.get())) : -1;
    }

    /** How many octets it copied; -1 when they are not there. */
    private static int copy(int length, ByteBuffer in, ByteBuffer out) {
        if (length < 0 || length > in.remaining() || length > out.remaining()) {
            return -1;
        }
        out.put(in.slice(in.position(), length));
        in.position(in.position() + length);
        return length;
    }
}
