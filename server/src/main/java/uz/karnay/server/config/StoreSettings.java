package uz.karnay.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import uz.karnay.store.StoreConfig;

/** Reads where everything that lasts is kept, and what an empty database is filled with. */
final class StoreSettings {

    private StoreSettings() {}

    static StoreConfig read(Settings settings, Path home) {
        int keepDays = settings.read("calls.keep-days", 0, Syntax::count);
        Check.between("calls.keep-days", keepDays, 0, 36_500);
        return new StoreConfig(
                settings.read("store.directory", home.resolve("data"), Path::of), Duration.ofDays(keepDays));
    }

    static Optional<Path> office(Settings settings) {
        return settings.read("store.load", Optional.empty(), text -> Optional.of(Path.of(text)));
    }
}
