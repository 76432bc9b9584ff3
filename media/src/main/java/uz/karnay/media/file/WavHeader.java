package uz.karnay.media.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * The head of a WAV file of 16-bit samples: the chunks {@code RIFF}, {@code fmt } and the beginning of {@code data}.
 *
 * <pre>
 *  0  "RIFF" | length of the rest | "WAVE"
 * 12  "fmt " | 16 | tag 1, channels | samples a second | bytes a second | block, bits
 * 36  "data" | length of the samples
 * </pre>
 */
final class WavHeader {

    static final int LENGTH_BYTES = 44;

    /** Lengths are 32 bits without a sign. */
    static final long MAX_DATA_BYTES = 0xFFFF_FFFFL - LENGTH_BYTES;

    private static final int RIFF_REST = LENGTH_BYTES - 8;
    private static final short TAG_PCM = 1;
    private static final int SAMPLE_BYTES = 2;

    private WavHeader() {}

    static ByteBuffer of(int rate, int channels, long dataBytes) {
        int block = SAMPLE_BYTES * channels;
        return Bytes.allocate(LENGTH_BYTES)
                .put("RIFF".getBytes(US_ASCII))
                .putInt((int) (RIFF_REST + dataBytes))
                .put("WAVEfmt ".getBytes(US_ASCII))
                .putInt(16)
                .putShort(TAG_PCM)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * block)
                .putShort((short) block)
                .putShort((short) (8 * SAMPLE_BYTES))
                .put("data".getBytes(US_ASCII))
                .putInt((int) dataBytes)
                .flip();
    }
}
