package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.TrunkId;

/** Public numbers and where they lead. */
final class DidRows implements DirectoryRows<DidId, Did> {

    private static final String SELECT =
            "select id, number, trunk_id, target_type, target_id, target_number, enabled, note from dids";

    /** A target as it stands in its three columns: the kind, and either a row's id or a number. */
    private record Target(
            String type, @Nullable UUID id, @Nullable String number) {}

    @Override
    public String kind() {
        return "did";
    }

    @Override
    public String label(Did row) {
        return row.number().value();
    }

    @Override
    public List<Did> list(Connection connection) throws SQLException {
        return Sql.list(connection, SELECT + " order by id", DidRows::read);
    }

    @Override
    public Optional<Did> find(Connection connection, DidId id) throws SQLException {
        return Sql.first(connection, SELECT + " where id = ?", DidRows::read, id.value());
    }

    private static Did read(Row row) throws SQLException {
        String trunk = row.textOrNull("trunk_id");
        return new Did(
                new DidId(row.uuid("id")),
                new E164(row.text("number")),
                trunk == null ? null : TrunkId.parse(trunk),
                target(row),
                row.flag("enabled"),
                row.text("note"));
    }

    private static RouteTarget target(Row row) throws SQLException {
        String type = row.text("target_type");
        return switch (type) {
            case "EXTENSION" -> new RouteTarget.ToExtension(new ExtensionId(row.uuid("target_id")));
            case "RING_GROUP" -> new RouteTarget.ToRingGroup(row.uuid("target_id"));
            case "QUEUE" -> new RouteTarget.ToQueue(row.uuid("target_id"));
            case "IVR" -> new RouteTarget.ToIvr(row.uuid("target_id"));
            case "VOICEMAIL" -> new RouteTarget.ToVoicemail(new ExtensionId(row.uuid("target_id")));
            case "EXTERNAL" -> new RouteTarget.ToExternal(row.text("target_number"));
            default -> throw new SQLException("unknown kind of target: " + type);
        };
    }

    private static Target columns(RouteTarget target) {
        return switch (target) {
            case RouteTarget.ToExtension(var extension) -> new Target("EXTENSION", extension.value(), null);
            case RouteTarget.ToRingGroup(var group) -> new Target("RING_GROUP", group, null);
            case RouteTarget.ToQueue(var queue) -> new Target("QUEUE", queue, null);
            case RouteTarget.ToIvr(var ivr) -> new Target("IVR", ivr, null);
            case RouteTarget.ToVoicemail(var extension) -> new Target("VOICEMAIL", extension.value(), null);
            case RouteTarget.ToExternal(var number) -> new Target("EXTERNAL", null, number);
        };
    }

    @Override
    public void insert(Connection connection, Did row) throws SQLException {
        Target target = columns(row.target());
        TrunkId trunk = row.trunk();
        Sql.update(
                connection,
                "insert into dids (id, number, trunk_id, target_type, target_id, target_number, enabled, note)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                row.id().value(),
                row.number(),
                trunk == null ? null : trunk.value(),
                target.type(),
                target.id(),
                target.number(),
                row.enabled(),
                row.note());
    }

    @Override
    public void delete(Connection connection, DidId id) throws SQLException {
        Sql.update(connection, "delete from dids where id = ?", id.value());
    }
}
