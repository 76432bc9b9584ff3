package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.Srtp;

/** Extensions, their passwords sealed. */
final class ExtensionRows implements DirectoryRows<ExtensionId, Extension> {

    private static final String SELECT =
            "select id, number, login, name, password, enabled, caller_id, max_devices, codecs, srtp, dtmf, recorded,"
                    + " handling from extensions";

    private final SecretBox box;
    private final Documents documents;

    ExtensionRows(SecretBox box, Documents documents) {
        this.box = box;
        this.documents = documents;
    }

    @Override
    public String kind(Extension row) {
        return "extension";
    }

    @Override
    public String label(Extension row) {
        return row.number();
    }

    @Override
    public List<Extension> list(Connection connection) throws SQLException {
        return Sql.list(connection, SELECT + " order by id", this::read);
    }

    @Override
    public Optional<Extension> find(Connection connection, ExtensionId id) throws SQLException {
        return Sql.first(connection, SELECT + " where id = ?", this::read, id.value());
    }

    private Extension read(Row row) throws SQLException {
        var id = new ExtensionId(row.uuid("id"));
        return new Extension(
                id,
                row.text("number"),
                row.text("login"),
                row.text("name"),
                box.open(row.text("password"), place(id)),
                row.flag("enabled"),
                row.e164OrNull("caller_id"),
                row.integer("max_devices"),
                row.constants(AudioCodec.class, "codecs"),
                row.constant(Srtp.class, "srtp"),
                row.constant(Dtmf.class, "dtmf"),
                row.flag("recorded"),
                handling(row, id));
    }

    @Override
    public void insert(Connection connection, Extension row) throws SQLException {
        Sql.update(
                connection,
                "insert into extensions (id, number, login, name, password, enabled, caller_id, max_devices, codecs,"
                        + " srtp, dtmf, recorded, handling) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.id().value(),
                row.number(),
                row.login(),
                row.name(),
                box.seal(row.password(), place(row.id())),
                row.enabled(),
                row.callerId(),
                row.maxDevices(),
                row.codecs(),
                row.srtp(),
                row.dtmf(),
                row.recorded(),
                handling(row));
    }

    private Handling handling(Row row, ExtensionId id) throws SQLException {
        String document = row.textOrNull("handling");
        return document == null ? Handling.USUAL : documents.read(document, Handling.class, handlingPlace(id));
    }

    private @Nullable String handling(Extension row) {
        return row.handling().equals(Handling.USUAL)
                ? null
                : documents.write(row.handling(), Handling.class, handlingPlace(row.id()));
    }

    @Override
    public void delete(Connection connection, ExtensionId id) throws SQLException {
        Sql.update(connection, "delete from extensions where id = ?", id.value());
    }

    private static String handlingPlace(ExtensionId id) {
        return "extensions/" + id + "/handling";
    }

    private static String place(ExtensionId id) {
        return "extensions/" + id + "/password";
    }
}
