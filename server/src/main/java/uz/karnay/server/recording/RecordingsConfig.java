package uz.karnay.server.recording;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How conversations are recorded.
 *
 * @param folder where the files lie, by year, month and day
 * @param keep how long; zero for ever
 */
public record RecordingsConfig(Path folder, Format format, Layout layout, Duration keep) {

    /** What the files are. */
    public enum Format {
        OPUS,
        WAV
    }

    /** Who is on which channel. */
    public enum Layout {
        /** The caller left, everybody else right. */
        TWO_CHANNELS,
        /** All on one. */
        MIXED;

        int channels() {
            return this == MIXED ? 1 : 2;
        }
    }

    /** Of the files: what a telephone of today can say, and half the cost of 48 kHz. */
    static final int RATE = 16_000;
}
