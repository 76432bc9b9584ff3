package uz.karnay.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.InvalidChange;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.server.config.ConfigException;
import uz.karnay.server.office.Office;

/** Fills an empty database: with the office of a file, or with two extensions to begin with. Blocking. */
final class FirstOffice {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOffice.class);
    private static final String AUTHOR = "first start";

    private final Optional<Path> file;
    private final Office office;

    /**
     * Reads the file, before anything is made for it.
     *
     * @throws ConfigException when it does not say what it must
     */
    FirstOffice(Optional<Path> file, Clock clock, Entropy entropy) {
        this.file = file;
        this.office =
                file.map(path -> Office.read(path, clock, entropy)).orElseGet(() -> Office.starter(clock, entropy));
    }

    /**
     * Does nothing to a database that has ever been changed.
     *
     * @return the extensions whose passwords were made up and must be told
     */
    List<Extension> moveInto(LiveDirectory directory) {
        Directory current = directory.current();
        if (current.version() > 0) {
            file.ifPresent(path -> LOG.info("{} was not loaded, because the database is not empty", path));
            return List.of();
        }
        try {
            directory.change(office.changes(), AUTHOR, OptionalLong.of(current.version()));
            return office.welcomed();
        } catch (InvalidChange e) {
            throw new ConfigException(
                    "the office file " + file.map(Path::toString).orElse("") + " is not possible: " + e.getMessage());
        }
    }
}
