package uz.karnay.server;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryCheck;
import uz.karnay.pbx.directory.DirectoryDiff;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.Problem;
import uz.karnay.server.config.ConfigException;
import uz.karnay.server.config.ServerConfig;
import uz.karnay.server.config.Surroundings;
import uz.karnay.server.office.Office;
import uz.karnay.server.office.OfficeExport;
import uz.karnay.store.Store;
import uz.karnay.store.StoreConfig;
import uz.karnay.store.StoreException;

/**
 * {@code export} writes the whole office as a readable file, also while Karnay runs; {@code import} makes the office as a
 * file says, while Karnay does not run. Blocking.
 */
final class OfficeCommand {

    static final List<String> WORDS = List.of("export", "import");

    private static final String USAGE = """
            Usage: ./karnay export [--secrets] [--data DIR]
                   ./karnay import FILE [--dry-run] [--data DIR]
            export  writes the whole office to the standard output; passwords and PINs only with --secrets
            import  makes the office as the file says: what it does not name is removed, what it does not tell of secrets stays;
                    --dry-run only tells what would change""";

    private final PrintStream out;
    private final List<String> files = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private boolean secrets;
    private boolean dryRun;
    private boolean help;

    OfficeCommand(PrintStream out) {
        this.out = out;
    }

    /** @throws ConfigException when it cannot be done, with the reason */
    void run(List<String> arguments) {
        read(arguments.subList(1, arguments.size()));
        if (help) {
            out.println(USAGE);
            return;
        }
        StoreConfig store = ServerConfig.read(
                        Options.of(options.toArray(String[]::new)).settings(), Surroundings.here())
                .store();
        try {
            if (arguments.getFirst().equals("export")) {
                out.print(OfficeExport.yaml(Store.directoryIn(store), secrets));
            } else {
                bring(store);
            }
        } catch (StoreException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
    }

    private void read(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--secrets" -> secrets = true;
                case "--dry-run" -> dryRun = true;
                case "-h", "--help" -> help = true;
                case "--data", "--config" -> {
                    options.add(words.get(i));
                    if (++i < words.size()) {
                        options.add(words.get(i));
                    }
                }
                default -> files.add(words.get(i));
            }
        }
    }

    private void bring(StoreConfig config) {
        if (files.size() != 1) {
            throw new ConfigException("import needs one file");
        }
        if (dryRun) {
            tell(planned(Store.directoryIn(config)), Store.directoryIn(config));
            return;
        }
        try (Store store = Store.open(config)) {
            var live = new LiveDirectory(store.directory(), Clock.system());
            List<Change> changes = planned(live.current());
            tell(changes, live.current());
            live.change(changes, "import of " + files.getFirst(), OptionalLong.empty());
        }
    }

    private List<Change> planned(Directory current) {
        Office office = Office.read(Path.of(files.getFirst()), current, Clock.system(), Entropy.secure());
        Directory wanted = Directory.empty().with(office.changes());
        List<Change> changes = DirectoryDiff.between(current, wanted);
        List<Problem> problems = DirectoryCheck.problems(current, changes);
        if (!problems.isEmpty()) {
            throw new ConfigException("the office of " + files.getFirst() + " is not possible: " + problems.getFirst());
        }
        office.welcomed()
                .forEach(each -> out.println("password of the new extension " + each.number() + ": "
                        + each.password().reveal()));
        return changes;
    }

    private void tell(List<Change> changes, Directory before) {
        changes.forEach(change -> out.println(ChangeWords.of(change, before)));
        out.println(changes.size() + (changes.size() == 1 ? " change" : " changes") + (dryRun ? ", none made" : ""));
    }
}
