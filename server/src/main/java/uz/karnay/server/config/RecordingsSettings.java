package uz.karnay.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import uz.karnay.pbx.speech.Language;
import uz.karnay.server.recording.RecordingsConfig;
import uz.karnay.server.recording.RecordingsConfig.Announce;
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
                Duration.ofDays(settings.read("recordings.keep-days", 0, Syntax::count)),
                settings.read("recordings.announce", Announce.OFF, text -> Syntax.choice(Announce.class, text)),
                settings.read("recordings.announce-in", List.of(Language.UZ), RecordingsSettings::languages),
                settings.read("recordings.pause-keys", "*2", RecordingsSettings::keys),
                ArchiveSettings.read(settings));
    }

    private static List<Language> languages(String text) {
        return Arrays.stream(text.split(","))
                .map(word -> Syntax.choice(Language.class, word.strip()))
                .toList();
    }

    private static String keys(String text) {
        if (text.equals("off")) {
            return "";
        }
        if (!text.matches("[0-9*#]{2,8}")) {
            throw new IllegalArgumentException("expected 2 to 8 keys, or off");
        }
        return text;
    }
}
