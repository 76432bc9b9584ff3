package uz.karnay.media.file;

import java.io.Closeable;
import java.io.IOException;

/** Reads the sound of one file from its beginning to its end. Blocking; confined to one thread at a time. */
public interface SoundReader extends Closeable {

    /** Samples a second of each channel. */
    int rate();

    /** 1 to {@link #MAX_CHANNELS}. */
    int channels();

    int MAX_CHANNELS = 8;

    /**
     * Gives the next samples, the channels in turn.
     *
     * @param samples with room for at least one of each channel
     * @return how many were written, a multiple of {@link #channels}; -1 at the end
     */
    int read(short[] samples) throws IOException;
}
