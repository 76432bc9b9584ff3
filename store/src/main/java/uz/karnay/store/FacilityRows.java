package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.FacilityId;

/** Ring groups, queues, menus and the like, each a document. */
final class FacilityRows implements DirectoryRows<FacilityId, Facility> {

    private static final String SELECT = "select id, document from facilities";

    private final Documents documents;

    FacilityRows(Documents documents) {
        this.documents = documents;
    }

    @Override
    public String kind(Facility row) {
        return word(row);
    }

    @Override
    public String label(Facility row) {
        return row.name();
    }

    @Override
    public List<Facility> list(Connection connection) throws SQLException {
        return Sql.list(connection, SELECT + " order by id", this::read);
    }

    @Override
    public Optional<Facility> find(Connection connection, FacilityId id) throws SQLException {
        return Sql.first(connection, SELECT + " where id = ?", this::read, id.value());
    }

    private Facility read(Row row) throws SQLException {
        return documents.read(row.text("document"), Facility.class, place(row.text("id")));
    }

    @Override
    public void insert(Connection connection, Facility row) throws SQLException {
        Sql.update(
                connection,
                "insert into facilities (id, kind, document) values (?, ?, ?)",
                row.id().value(),
                word(row),
                documents.write(row, Facility.class, place(row.id().toString())));
    }

    @Override
    public void delete(Connection connection, FacilityId id) throws SQLException {
        Sql.update(connection, "delete from facilities where id = ?", id.value());
    }

    /** {@code RingGroup} as people write it: {@code ring-group}. */
    private static String word(Facility row) {
        return row.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static String place(String id) {
        return "facilities/" + id;
    }
}
