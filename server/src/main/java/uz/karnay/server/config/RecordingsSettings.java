package uz.karnay.server.config;

import java.nio.file.Path;
import java.time.Duration;
import uz.karnay.server.recording.RecordingsConfig;
import uz.karnay.server.recording.RecordingsConfig.Format;
import uz.karnay.server.recording.RecordingsConfig.Layout;

/** Reads how conversations are recorded. */
final class RecordingsSettings {

    private RecordingsSettings() {}

    /** @param data the folder of everything that lasts */
    static RecordingsConfig read(Settings settings, Path data) {
        return new RecordingsConfig(
                settings.read("recordings.directory", data.resolve("recordings"), Path::of)
                        .toAbsolutePath()
                        .normalize(),
                settings.read("recordings.format", Format.OPUS, text -> Syntax.choice(Format.class, text)),
                settings.read("recordings.layout", Layout.TWO_CHANNELS, text -> Syntax.choice(Layout.class, text)),
                Duration.ofDays(settings.read("recordings.keep-days", 0, Syntax::count)));
    }
}
