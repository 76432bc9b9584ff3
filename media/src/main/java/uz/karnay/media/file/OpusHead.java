package uz.karnay.media.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * The first packet of Opus in Ogg, RFC 7845 §5.1.
 *
 * @param channels of the sound
 * @param preSkip samples at 48 kHz to be thrown away at the beginning, in which the decoder finds its way
 * @param inputRate of the sound before it was encoded, for information
 * @param streams how many Opus streams a packet carries
 * @param coupled how many of them are stereo
 */
record OpusHead(int channels, int preSkip, int inputRate, int streams, int coupled) {

    /** Granule positions and pre-skip count at this rate whatever the rate of the sound: RFC 7845 §4. */
    static final int CLOCK = 48_000;

    static final byte[] MAGIC = "OpusHead".getBytes(US_ASCII);

    private static final int PLAIN_BYTES = 19;
    private static final int MAX_CHANNELS = 2;

    /** Channels that know nothing of each other, a stream for each; by family 1 the first is left, the second right. */
    static OpusHead separate(int channels, int preSkip, int inputRate) {
        return new OpusHead(channels, preSkip, inputRate, channels, 0);
    }

    private int family() {
        return channels == 1 ? 0 : 1;
    }

    ByteBuffer write() {
        ByteBuffer packet = Bytes.allocate(PLAIN_BYTES + 2 + channels)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) channels)
                .putShort((short) preSkip)
                .putInt(inputRate)
                .putShort((short) 0)
                .put((byte) family());
        if (family() == 1) {
            packet.put((byte) streams).put((byte) coupled);
            for (int channel = 0; channel < channels; channel++) {
                packet.put((byte) channel);
            }
        }
        return packet.flip();
    }

    static OpusHead parse(ByteBuffer packet) throws SoundFileException {
        if (packet.remaining() < PLAIN_BYTES || (packet.get(8) & 0xF0) != 0) {
            throw new SoundFileException("The Opus file begins with a header that is not understood.");
        }
        int channels = Byte.toUnsignedInt(packet.get(9));
        int preSkip = Short.toUnsignedInt(packet.getShort(10));
        int inputRate = packet.getInt(12);
        int family = Byte.toUnsignedInt(packet.get(18));
        if (channels < 1 || channels > MAX_CHANNELS || family > 1) {
            throw new SoundFileException(
                    "An Opus file of " + channels + " channels is not read; save it with one or two.");
        }
        if (family == 0) {
            return new OpusHead(channels, preSkip, inputRate, 1, channels - 1);
        }
        return mapped(packet, channels, preSkip, inputRate);
    }

    private static OpusHead mapped(ByteBuffer packet, int channels, int preSkip, int inputRate)
            throws SoundFileException {
        if (packet.remaining() < PLAIN_BYTES + 2 + channels) {
            throw new SoundFileException("The Opus file's table of channels is cut off.");
        }
        int streams = Byte.toUnsignedInt(packet.get(19));
        int coupled = Byte.toUnsignedInt(packet.get(20));
        if (streams < 1 || coupled > streams || streams + coupled > MAX_CHANNELS) {
            throw new SoundFileException(
                    "An Opus file of " + streams + " streams is not read; save it with one or two channels.");
        }
        return new OpusHead(channels, preSkip, inputRate, streams, coupled);
    }
}
