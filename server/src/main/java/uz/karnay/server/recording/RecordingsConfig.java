package uz.karnay.server.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.speech.Language;
import uz.karnay.server.archive.ArchiveConfig;

/**
 * How conversations are recorded.
 *
 * @param folder where the files lie, by year, month and day
 * @param keep how long; zero for ever
 * @param announce who is told before
 * @param announceIn in which languages, one after the other
 * @param pauseKeys what a person of the office presses to pause one, and to go on; empty for nothing
 * @param archive where copies go, if anywhere
 */
public record RecordingsConfig(
        Path folder,
        Format format,
        Layout layout,
        Duration keep,
        Announce announce,
        List<Language> announceIn,
        String pauseKeys,
        Optional<ArchiveConfig> archive) {

    public RecordingsConfig {
        announceIn = List.copyOf(announceIn);
    }

    /** Who is told that a conversation is recorded, before it is. */
    public enum Announce {
        OFF,
        CALLER,
        BOTH
    }

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
