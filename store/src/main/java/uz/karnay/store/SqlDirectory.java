package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.ChangeEntry;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryStore;
import uz.karnay.pbx.directory.Settings;

/** The directory in its tables, with the log of who changed what. Blocking, any thread. */
final class SqlDirectory implements DirectoryStore {

    private final Database database;
    private final SettingsRows settings;
    private final DidRows dids = new DidRows();
    private final DialRuleRows dialRules = new DialRuleRows();
    private final ExtensionRows extensions;
    private final TrunkRows trunks;
    private final FacilityRows facilities;
    private final FormerRows former;
    private final ChangeLog log;

    SqlDirectory(Database database, SecretBox box) {
        this.database = database;
        var documents = new Documents(box);
        this.settings = new SettingsRows(documents);
        this.extensions = new ExtensionRows(box, documents);
        this.trunks = new TrunkRows(box);
        this.facilities = new FacilityRows(documents);
        this.former = new FormerRows(documents);
        this.log = new ChangeLog(documents);
    }

    @Override
    public Directory load() {
        return database.write("read the directory", this::load); // on the writer: one moment for all tables
    }

    private Directory load(Connection connection) throws SQLException {
        return new Directory(
                version(connection),
                settings.find(connection, SettingsRows.ONLY).orElseGet(Settings::defaults),
                extensions.list(connection),
                trunks.list(connection),
                dids.list(connection),
                dialRules.list(connection),
                facilities.list(connection));
    }

    @Override
    public void apply(List<Change> changes, long version, String by, Instant at) {
        database.write("store the change of the directory", connection -> {
            step(connection, version);
            Collection<Edit<?, ?>> edits = edits(changes);
            String summary = Edit.summary(connection, edits);
            former.keep(connection, version, edits);
            // All old rows go before the new ones come, so that two rows may swap what must be unique.
            for (Edit<?, ?> edit : edits) {
                edit.delete(connection);
            }
            for (Edit<?, ?> edit : edits) {
                edit.insert(connection);
            }
            return Sql.update(
                    connection,
                    "insert into directory_changes (version, at, author, summary) values (?, ?, ?, ?)",
                    version,
                    at,
                    by,
                    summary);
        });
    }

    @Override
    public List<ChangeEntry> log(long before, int limit) {
        return database.read("read the log of changes", connection -> log.list(connection, before, limit));
    }

    @Override
    public Optional<Directory> at(long version) {
        return database.write( // on the writer: one moment for all tables
                "read a former directory", connection -> former.at(connection, version, load(connection)));
    }

    private static void step(Connection connection, long version) throws SQLException {
        int moved = Sql.update(
                connection, "update directory_version set version = ? where version = ?", version, version - 1);
        if (moved == 0) {
            throw new StaleVersion(version - 1, version(connection));
        }
    }

    private static long version(Connection connection) throws SQLException {
        return Sql.first(connection, "select version from directory_version", row -> row.number("version"))
                .orElse(0L);
    }

    /** What the changes come to: of several that touch one row the last counts. */
    private Collection<Edit<?, ?>> edits(List<Change> changes) {
        Map<Object, Edit<?, ?>> edits = new LinkedHashMap<>();
        for (Change change : changes) {
            Edit<?, ?> edit = edit(change);
            edits.put(edit.id(), edit);
        }
        return edits.values();
    }

    private Edit<?, ?> edit(Change change) {
        return switch (change) {
            case Change.PutExtension(var row) -> new Edit<>(extensions, row.id(), row);
            case Change.PutTrunk(var row) -> new Edit<>(trunks, row.id(), row);
            case Change.PutDid(var row) -> new Edit<>(dids, row.id(), row);
            case Change.PutDialRule(var row) -> new Edit<>(dialRules, row.id(), row);
            case Change.PutFacility(var row) -> new Edit<>(facilities, row.id(), row);
            case Change.PutSettings(var row) -> new Edit<>(settings, SettingsRows.ONLY, row);
            case Change.RemoveExtension(var id) -> new Edit<>(extensions, id, null);
            case Change.RemoveTrunk(var id) -> new Edit<>(trunks, id, null);
            case Change.RemoveDid(var id) -> new Edit<>(dids, id, null);
            case Change.RemoveDialRule(var id) -> new Edit<>(dialRules, id, null);
            case Change.RemoveFacility(var id) -> new Edit<>(facilities, id, null);
        };
    }
}
