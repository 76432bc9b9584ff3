package uz.karnay.server.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Encoder;
import uz.karnay.loop.Entropy;
import uz.karnay.media.file.OggOpusWriter;
import uz.karnay.media.file.OpusTags;
import uz.karnay.media.file.SoundWriter;
import uz.karnay.media.file.WavWriter;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.recording.RecordingEntry;

/** Where recordings lie: {@code 2026/11/23/<call id>.opus} under their folder. Blocking, any thread. */
final class Shelf {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private final RecordingsConfig config;
    private final Entropy entropy;

    Shelf(RecordingsConfig config, Entropy entropy) {
        this.config = config;
        this.entropy = entropy;
    }

    /** The place of a recording that begins now, by the calendar of this machine. */
    String place(CallId call, Instant now) {
        String day = DAY.format(now.atZone(ZoneId.systemDefault()));
        return day + "/" + call + (config.format() == RecordingsConfig.Format.OPUS ? ".opus" : ".wav");
    }

    SoundWriter create(CallId call, String place) throws IOException {
        Path file = config.folder().resolve(place);
        Files.createDirectories(file.toAbsolutePath().getParent());
        int channels = config.layout().channels();
        return switch (config.format()) {
            case WAV -> new WavWriter(file, RecordingsConfig.RATE, channels);
            case OPUS ->
                new OggOpusWriter(
                        file,
                        Stream.generate(Shelf::encoder).limit(channels).toList(),
                        OpusTags.of("TITLE=" + call),
                        (int) entropy.nextLong());
        };
    }

    private static Encoder encoder() {
        return Codecs.recordingEncoder(RecordingsConfig.RATE);
    }

    /** The file of an entry, if it is there and nowhere else than it should be. */
    Optional<Path> file(RecordingEntry entry) {
        Path file = config.folder().resolve(entry.file()).normalize();
        return file.startsWith(config.folder()) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    void delete(RecordingEntry entry) throws IOException {
        Optional<Path> file = file(entry);
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
