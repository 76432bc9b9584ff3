package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.directory.Settings;

/** The single row of settings. */
final class SettingsRows implements DirectoryRows<Integer, Settings> {

    /** Names the only row there is. */
    static final Integer ONLY = 1;

    @Override
    public String kind() {
        return "settings";
    }

    @Override
    public String label(Settings row) {
        return "settings";
    }

    @Override
    public List<Settings> list(Connection connection) throws SQLException {
        return Sql.list(connection, "select area_code, ring_time, zone from settings", SettingsRows::read);
    }

    @Override
    public Optional<Settings> find(Connection connection, Integer id) throws SQLException {
        return list(connection).stream().findFirst();
    }

    private static Settings read(Row row) throws SQLException {
        return new Settings(row.text("area_code"), row.duration("ring_time"), ZoneId.of(row.text("zone")));
    }

    @Override
    public void insert(Connection connection, Settings row) throws SQLException {
        Sql.update(
                connection,
                "insert into settings (id, area_code, ring_time, zone) values (?, ?, ?, ?)",
                ONLY,
                row.areaCode(),
                row.ringTime(),
                row.zone().getId());
    }

    @Override
    public void delete(Connection connection, Integer id) throws SQLException {
        Sql.update(connection, "delete from settings where id = ?", id);
    }
}
