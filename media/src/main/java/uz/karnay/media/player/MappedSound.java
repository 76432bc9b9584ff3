package uz.karnay.media.player;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * Samples in a file of nothing else, 16 bits each, little-endian. The system keeps in memory what is being played, once for
 * all who listen.
 */
public final class MappedSound implements Sound {

    private final int rate;
    private final ShortBuffer samples;

    private MappedSound(int rate, ShortBuffer samples) {
        this.rate = rate;
        this.samples = samples;
    }

    /** Blocking: never on a loop. */
    public static MappedSound open(Path file, int rate) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            var bytes = channel.map(MapMode.READ_ONLY, 0, Math.min(channel.size(), Integer.MAX_VALUE - 1));
            bytes.load();
            return new MappedSound(rate, bytes.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer());
        }
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public long length() {
        return samples.limit();
    }

    @Override
    public void copy(long from, short[] to, int at, int count) {
        samples.get((int) from, to, at, count);
    }
}
