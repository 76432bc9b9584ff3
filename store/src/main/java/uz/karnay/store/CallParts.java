package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.Hearing;
import uz.karnay.pbx.record.CallRecord.LegRecord;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;

/** Reads call records from their three tables. */
final class CallParts {

    private CallParts() {}

    /** A row of calls, still without its legs and steps. */
    static CallRecord call(Row row) throws SQLException {
        return new CallRecord(
                new CallId(row.uuid("id")),
                row.constant(Direction.class, "direction"),
                row.text("caller"),
                row.text("caller_name"),
                row.text("called"),
                row.textOrNull("trunk"),
                row.instant("started_at"),
                row.instantOrNull("answered_at"),
                row.instant("ended_at"),
                row.constant(Disposition.class, "disposition"),
                row.constant(Party.class, "ended_by"),
                row.integer("status"),
                row.text("reason"),
                row.number("directory_version"),
                List.of(),
                List.of());
    }

    /** The same calls with their legs and steps. */
    static List<CallRecord> added(Connection connection, List<CallRecord> calls) throws SQLException {
        if (calls.isEmpty()) {
            return calls;
        }
        Map<String, List<LegRecord>> legs = parts(connection, "call_legs", calls, CallParts::leg);
        Map<String, List<Step>> steps = parts(connection, "call_steps", calls, CallParts::step);
        return calls.stream()
                .map(call -> whole(
                        call,
                        legs.getOrDefault(call.id().toString(), List.of()),
                        steps.getOrDefault(call.id().toString(), List.of())))
                .toList();
    }

    private static CallRecord whole(CallRecord call, List<LegRecord> legs, List<Step> steps) {
        return new CallRecord(
                call.id(),
                call.direction(),
                call.caller(),
                call.callerName(),
                call.called(),
                call.trunk(),
                call.startedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.disposition(),
                call.endedBy(),
                call.status(),
                call.reason(),
                call.directoryVersion(),
                legs,
                steps);
    }

    private static <T> Map<String, List<T>> parts(
            Connection connection, String table, List<CallRecord> calls, Row.Reader<T> reader) throws SQLException {
        Map<String, List<T>> parts = new HashMap<>();
        String sql = "select * from " + table + " where call_id = ? order by position";
        try (var statement = connection.prepareStatement(sql)) {
            for (CallRecord call : calls) {
                Sql.bind(statement, call.id().value());
                parts.put(call.id().toString(), Sql.read(statement, reader));
            }
        }
        return parts;
    }

    private static LegRecord leg(Row row) throws SQLException {
        return new LegRecord(
                row.text("name"),
                row.text("sip_call_id"),
                row.text("peer"),
                row.instant("started_at"),
                row.instantOrNull("answered_at"),
                row.instant("ended_at"),
                row.integer("status"),
                row.text("reason"),
                row.text("codec"),
                new MediaFigures(
                        row.number("packets_received"),
                        row.number("packets_sent"),
                        row.number("packets_lost"),
                        row.real("jitter_millis"),
                        row.number("packets_refused"),
                        hearing(row, "from_peer"),
                        hearing(row, "to_peer"),
                        row.realOrNull("round_trip_millis"),
                        Windows.read(row.textOrNull("windows"))));
    }

    private static Hearing hearing(Row row, String direction) throws SQLException {
        return new Hearing(
                row.realOrNull(direction + "_score"),
                row.realOrNull(direction + "_worst_score"),
                row.realOrNull(direction + "_loss_percent"),
                row.realOrNull(direction + "_late_percent"),
                row.realOrNull(direction + "_jitter_millis"),
                row.realOrNull(direction + "_delay_millis"));
    }

    private static Step step(Row row) throws SQLException {
        return new Step(row.instant("at"), row.text("what"), row.text("why"));
    }
}
