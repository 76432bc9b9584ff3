package uz.karnay.server.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where everything that lasts is kept.
 *
 * @param directory of the database, the journal and the key file; made when it is missing
 * @param load a YAML file with trunks, DIDs, extensions and a dial plan for an empty database
 */
public record StoreConfig(Path directory, Optional<Path> load) {

    static StoreConfig read(Settings settings, Path home) {
        return new StoreConfig(
                settings.read("store.directory", home.resolve("data"), Path::of),
                settings.read("store.load", Optional.empty(), text -> Optional.of(Path.of(text))));
    }
}
