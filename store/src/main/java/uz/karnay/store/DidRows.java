package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.RingGroupId;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.TimeConditionId;
import uz.karnay.pbx.directory.TrunkId;

/** Public numbers and where they lead. */
final class DidRows implements DirectoryRows<DidId, Did> {

    private static final String SELECT =
            "select id, number, trunk_id, target_type, target_id, target_number, enabled, note, recorded from dids";

    /** A target as it stands in its three columns: the kind, and either a row's id, or a number or cause. */
    private record Target(
            String type, @Nullable UUID id, @Nullable String number) {}

    @Override
    public String kind(Did row) {
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
                row.text("note"),
                row.flag("recorded"));
    }

    private static RouteTarget target(Row row) throws SQLException {
        String type = row.text("target_type");
        return switch (type) {
            case "EXTENSION" -> new RouteTarget.ToExtension(new ExtensionId(row.uuid("target_id")));
            case "RING_GROUP" -> new RouteTarget.ToRingGroup(new RingGroupId(row.uuid("target_id")));
            case "QUEUE" -> new RouteTarget.ToQueue(new QueueId(row.uuid("target_id")));
            case "IVR" -> new RouteTarget.ToIvr(new MenuId(row.uuid("target_id")));
            case "VOICEMAIL" -> new RouteTarget.ToVoicemail(new ExtensionId(row.uuid("target_id")));
            case "CONFERENCE" -> new RouteTarget.ToConference(new RoomId(row.uuid("target_id")));
            case "ANNOUNCEMENT" -> new RouteTarget.ToAnnouncement(new AnnouncementId(row.uuid("target_id")));
            case "TIME_CONDITION" -> new RouteTarget.ToTimeCondition(new TimeConditionId(row.uuid("target_id")));
            case "DID" -> new RouteTarget.ToDid(new DidId(row.uuid("target_id")));
            case "EXTERNAL" -> new RouteTarget.ToExternal(row.text("target_number"));
            case "HANG_UP" -> new RouteTarget.HangUp(row.constant(RouteTarget.Cause.class, "target_number"));
            default -> throw new SQLException("unknown kind of target: " + type);
        };
    }

    private static Target columns(RouteTarget target) {
        return switch (target) {
            case RouteTarget.ToExtension(var id) -> new Target("EXTENSION", id.value(), null);
            case RouteTarget.ToRingGroup(var id) -> new Target("RING_GROUP", id.value(), null);
            case RouteTarget.ToQueue(var id) -> new Target("QUEUE", id.value(), null);
            case RouteTarget.ToIvr(var id) -> new Target("IVR", id.value(), null);
            case RouteTarget.ToVoicemail(var id) -> new Target("VOICEMAIL", id.value(), null);
            case RouteTarget.ToConference(var id) -> new Target("CONFERENCE", id.value(), null);
            case RouteTarget.ToAnnouncement(var id) -> new Target("ANNOUNCEMENT", id.value(), null);
            case RouteTarget.ToTimeCondition(var id) -> new Target("TIME_CONDITION", id.value(), null);
            case RouteTarget.ToDid(var id) -> new Target("DID", id.value(), null);
            case RouteTarget.ToExternal(var number) -> new Target("EXTERNAL", null, number);
            case RouteTarget.HangUp(var cause) -> new Target("HANG_UP", null, cause.name());
        };
    }

    @Override
    public void insert(Connection connection, Did row) throws SQLException {
        Target target = columns(row.target());
        TrunkId trunk = row.trunk();
        Sql.update(
                connection,
                "insert into dids (id, number, trunk_id, target_type, target_id, target_number, enabled, note, recorded)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.id().value(),
                row.number(),
                trunk == null ? null : trunk.value(),
                target.type(),
                target.id(),
                target.number(),
                row.enabled(),
                row.note(),
                row.recorded());
    }

    @Override
    public void delete(Connection connection, DidId id) throws SQLException {
        Sql.update(connection, "delete from dids where id = ?", id.value());
    }
}
