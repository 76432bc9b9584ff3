package uz.karnay.media.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a WAV file: linear samples of 8 to 32 bits and G.711. A file that ends before its lengths say so gives what is
 * there, and lengths of a writer that never came to fill them in mean: to the end.
 */
public final class WavReader implements SoundReader {

    private static final int MAX_CHUNKS = 1000;
    private static final int MAX_FORMAT_BYTES = 1 << 10;
    private static final long TO_THE_END = 0xFFFF_FFFFL;

    private final InputStream in;
    private final WavFormat format;
    private final byte[] bytes;
    private long left;

    private WavReader(InputStream in, WavFormat format, long left) {
        this.in = in;
        this.format = format;
        this.left = left;
        this.bytes = new byte[format.blockBytes() * 1024];
    }

    /** Reads up to the first sample. */
    public static WavReader open(InputStream in) throws IOException {
        ByteBuffer head = bytes(in, 12);
        if (head.remaining() < 12
                || !word(head, 0).equals("RIFF")
                || !word(head, 8).equals("WAVE")) {
            throw new SoundFileException("This is not a WAV file.");
        }
        WavFormat format = null;
        for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
            ByteBuffer name = bytes(in, 8);
            if (name.remaining() < 8) {
                break;
            }
            long length = Integer.toUnsignedLong(name.getInt(4));
            switch (word(name, 0)) {
                case "fmt " -> format = format(in, length);
                case "data" -> {
                    return atSamples(in, format, length);
                }
                default -> in.skipNBytes(padded(length));
            }
        }
        throw new SoundFileException("The WAV file has no samples. Save it again.");
    }

    private static WavReader atSamples(InputStream in, @Nullable WavFormat format, long length)
            throws SoundFileException {
        if (format == null) {
            throw new SoundFileException("The WAV file does not say its format before its samples. Save it again.");
        }
        return new WavReader(in, format, length == 0 || length == TO_THE_END ? Long.MAX_VALUE : length);
    }

    private static WavFormat format(InputStream in, long length) throws IOException {
        if (length > MAX_FORMAT_BYTES) {
            throw new SoundFileException("The WAV file's format is damaged. Save it again as 16-bit PCM.");
        }
        ByteBuffer chunk = bytes(in, (int) length);
        in.skipNBytes(padded(length) - length);
        return WavFormat.parse(chunk);
    }

    private static long padded(long length) {
        return length + (length & 1);
    }

    private static ByteBuffer bytes(InputStream in, int length) throws IOException {
        return Bytes.wrap(in.readNBytes(length));
    }

    private static String word(ByteBuffer bytes, int at) {
        return US_ASCII.decode(bytes.slice(at, 4)).toString();
    }

    @Override
    public int rate() {
        return format.rate();
    }

    @Override
    public int channels() {
        return format.channels();
    }

    @Override
    public int read(short[] samples) throws IOException {
        int blocks = Math.min(samples.length / format.channels(), bytes.length / format.blockBytes());
        int wanted = (int) Math.min((long) blocks * format.blockBytes(), left);
        int got = in.readNBytes(bytes, 0, wanted);
        int count = got / format.blockBytes() * format.channels();
        if (count == 0) {
            return -1;
        }
        left -= got;
        ByteBuffer data = Bytes.wrap(bytes);
        for (int i = 0; i < count; i++) {
            samples[i] = format.sample(data, i * format.sampleBytes());
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
