package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.directory.FeatureCodes;
import uz.karnay.pbx.directory.Parking;
import uz.karnay.pbx.directory.Settings;

/** The single row of settings. */
final class SettingsRows implements DirectoryRows<Integer, Settings> {

    /** Names the only row there is. */
    static final Integer ONLY = 1;

    private final Documents documents;

    SettingsRows(Documents documents) {
        this.documents = documents;
    }

    @Override
    public String kind(Settings row) {
        return "settings";
    }

    @Override
    public String label(Settings row) {
        return "settings";
    }

    @Override
    public List<Settings> list(Connection connection) throws SQLException {
        return Sql.list(connection, "select area_code, ring_time, zone, codes, parking from settings", this::read);
    }

    @Override
    public Optional<Settings> find(Connection connection, Integer id) throws SQLException {
        return list(connection).stream().findFirst();
    }

    private Settings read(Row row) throws SQLException {
        return new Settings(
                row.text("area_code"),
                row.duration("ring_time"),
                ZoneId.of(row.text("zone")),
                document(row, "codes", FeatureCodes.class, FeatureCodes.USUAL),
                document(row, "parking", Parking.class, Parking.USUAL));
    }

    private <T> T document(Row row, String column, Class<T> type, T usual) throws SQLException {
        String document = row.textOrNull(column);
        return document == null ? usual : documents.read(document, type, "settings/" + column);
    }

    @Override
    public void insert(Connection connection, Settings row) throws SQLException {
        Sql.update(
                connection,
                "insert into settings (id, area_code, ring_time, zone, codes, parking) values (?, ?, ?, ?, ?, ?)",
                ONLY,
                row.areaCode(),
                row.ringTime(),
                row.zone().getId(),
                row.codes().equals(FeatureCodes.USUAL)
                        ? null
                        : documents.write(row.codes(), FeatureCodes.class, "settings/codes"),
                row.parking().equals(Parking.USUAL)
                        ? null
                        : documents.write(row.parking(), Parking.class, "settings/parking"));
    }

    @Override
    public void delete(Connection connection, Integer id) throws SQLException {
        Sql.update(connection, "delete from settings where id = ?", id);
    }
}
