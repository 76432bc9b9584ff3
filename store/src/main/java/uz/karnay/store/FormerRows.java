package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.CalendarId;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.DialRuleId;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.FacilityId;
import uz.karnay.pbx.directory.InboundRuleId;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.RingGroupId;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.directory.TimeConditionId;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;

/** What the rows were before each change, and so how the directory stood at any version. */
final class FormerRows {

    private static final Map<String, Function<UUID, FacilityId>> FACILITIES = Map.of(
            "RingGroupId", RingGroupId::new,
            "QueueId", QueueId::new,
            "MenuId", MenuId::new,
            "AnnouncementId", AnnouncementId::new,
            "TimeConditionId", TimeConditionId::new,
            "CalendarId", CalendarId::new,
            "RoomId", RoomId::new,
            "InboundRuleId", InboundRuleId::new);

    private final Documents documents;

    FormerRows(Documents documents) {
        this.documents = documents;
    }

    /** Before the edits are made. */
    void keep(Connection connection, long version, Collection<Edit<?, ?>> edits) throws SQLException {
        int position = 0;
        for (Edit<?, ?> edit : edits) {
            keep(connection, version, position++, edit);
        }
    }

    private <R> void keep(Connection connection, long version, int position, Edit<?, R> edit) throws SQLException {
        Optional<R> before = edit.before(connection);
        Sql.update(
                connection,
                "insert into former_rows (version, position, kind, row_id, document) values (?, ?, ?, ?, ?)",
                version,
                position,
                edit.id().getClass().getSimpleName(),
                edit.id().toString(),
                before.map(row -> document(row, version)).orElse(null));
    }

    private String document(Object row, long version) {
        return row instanceof Facility facility
                ? documents.write(facility, Facility.class, place(version))
                : write(row, version);
    }

    private <R> String write(R row, long version) {
        @SuppressWarnings("unchecked")
        var type = (Class<R>) row.getClass();
        return documents.write(row, type, place(version));
    }

    /** {@code now} as it was; empty when not all changes since are kept. */
    Optional<Directory> at(Connection connection, long version, Directory now) throws SQLException {
        long kept = Sql.first(
                        connection,
                        "select count(distinct version) as kept from former_rows where version > ?",
                        row -> row.number("kept"),
                        version)
                .orElse(0L);
        if (version < 0 || version > now.version() || kept != now.version() - version) {
            return Optional.empty();
        }
        List<Change> back = new ArrayList<>(Sql.list(
                connection,
                "select version, kind, row_id, document from former_rows where version > ?"
                        + " order by version desc, position",
                this::change,
                version));
        return Optional.of(now.with(back));
    }

    private Change change(Row row) throws SQLException {
        String kind = row.text("kind");
        String id = row.text("row_id");
        String document = row.textOrNull("document");
        String place = place(row.number("version"));
        return switch (kind) {
            case "ExtensionId" ->
                change(
                        document,
                        Extension.class,
                        place,
                        Change.PutExtension::new,
                        () -> new Change.RemoveExtension(ExtensionId.parse(id)));
            case "TrunkId" ->
                change(
                        document,
                        Trunk.class,
                        place,
                        Change.PutTrunk::new,
                        () -> new Change.RemoveTrunk(TrunkId.parse(id)));
            case "DidId" ->
                change(document, Did.class, place, Change.PutDid::new, () -> new Change.RemoveDid(DidId.parse(id)));
            case "DialRuleId" ->
                change(
                        document,
                        DialRule.class,
                        place,
                        Change.PutDialRule::new,
                        () -> new Change.RemoveDialRule(DialRuleId.parse(id)));
            case "Integer" ->
                change(
                        document,
                        Settings.class,
                        place,
                        Change.PutSettings::new,
                        () -> new Change.PutSettings(Settings.defaults()));
            default ->
                change(
                        document,
                        Facility.class,
                        place,
                        Change.PutFacility::new,
                        () -> new Change.RemoveFacility(facility(kind, id)));
        };
    }

    private static FacilityId facility(String kind, String id) {
        Function<UUID, FacilityId> make = FACILITIES.get(kind);
        if (make == null) {
            throw new StoreException(
                    "The database names a row of an unknown kind: " + kind + ". Run the Karnay that wrote it.");
        }
        return make.apply(UUID.fromString(id));
    }

    /** Makes a removal. */
    private interface Removal {
        Change change();
    }

    private <R> Change change(
            @Nullable String document, Class<R> type, String place, Function<R, Change> put, Removal removal) {
        return document == null ? removal.change() : put.apply(documents.read(document, type, place));
    }

    private static String place(long version) {
        return "former_rows/" + version;
    }
}
