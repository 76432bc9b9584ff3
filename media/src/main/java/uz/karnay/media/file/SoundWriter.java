package uz.karnay.media.file;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes sound to one file, in frames of 20 ms. What was written before the last {@link #commit} survives the end of this
 * process, whatever moment it comes at: the file plays up to there. Blocking; confined to one thread at a time.
 */
public interface SoundWriter extends Closeable {

    /** Frames in a second. */
    int FRAMES_PER_SECOND = 50;

    /** Samples a second of each channel. */
    int rate();

    int channels();

    /** @param frame 20 ms for each channel */
    void write(short[][] frame) throws IOException;

    /** Hands what was written so far to the operating system, as a file that plays. */
    void commit() throws IOException;

    /** Has the disk write down what was committed. */
    void sync() throws IOException;

    /** Ends the file properly. */
    @Override
    void close() throws IOException;
}
