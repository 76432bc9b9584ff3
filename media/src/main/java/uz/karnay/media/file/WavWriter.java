package uz.karnay.media.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Writes a WAV file of 16-bit samples. Samples go into the file before the lengths that tell of them, so that whatever
 * moment the process ends at, the header is true.
 */
public final class WavWriter implements SoundWriter {

    private final FileChannel file;
    private final int rate;
    private final int channels;
    private final ByteBuffer second;
    private long dataBytes;

    /** @throws java.nio.file.FileAlreadyExistsException when the file is there */
    public WavWriter(Path path, int rate, int channels) throws IOException {
        this.rate = rate;
        this.channels = channels;
        this.second = Bytes.allocate(2 * channels * rate);
        this.file = FileChannel.open(path, CREATE_NEW, WRITE);
        header();
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public void write(short[][] frame) throws IOException {
        int count = rate / FRAMES_PER_SECOND;
        if (second.remaining() < 2 * channels * count) {
            commit();
        }
        for (int i = 0; i < count; i++) {
            for (int channel = 0; channel < channels; channel++) {
                second.putShort(frame[channel][i]);
            }
        }
    }

    @Override
    public void commit() throws IOException {
        if (second.position() == 0) {
            return;
        }
        second.flip();
        if (dataBytes + second.remaining() > WavHeader.MAX_DATA_BYTES) {
            throw new IOException("a WAV file holds no more than 4 GB");
        }
        dataBytes = Bytes.write(file, second, WavHeader.LENGTH_BYTES + dataBytes) - WavHeader.LENGTH_BYTES;
        second.clear();
        header();
    }

    private void header() throws IOException {
        Bytes.write(file, WavHeader.of(rate, channels, dataBytes), 0);
    }

    @Override
    public void sync() throws IOException {
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            commit();
        }
    }
}
