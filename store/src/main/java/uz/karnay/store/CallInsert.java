package uz.karnay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.Hearing;
import uz.karnay.pbx.record.CallRecord.LegRecord;
import uz.karnay.pbx.record.CallRecord.Step;

/** Writes call records into their tables, each once however often it comes. For one transaction. */
final class CallInsert implements AutoCloseable {

    private static final String CALL = """
            insert into calls (id, direction, caller, caller_name, called, trunk, started_at, answered_at, ended_at,
              disposition, ended_by, status, reason, directory_version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
            """;
    private static final String LEG = """
            insert into call_legs (call_id, position, name, sip_call_id, peer, started_at, answered_at, ended_at,
              status, reason, codec, packets_received, packets_sent, packets_lost, packets_refused, jitter_millis,
              from_peer_score, from_peer_worst_score, from_peer_loss_percent, from_peer_late_percent,
              from_peer_jitter_millis, from_peer_delay_millis, to_peer_score, to_peer_worst_score,
              to_peer_loss_percent, to_peer_late_percent, to_peer_jitter_millis, to_peer_delay_millis,
              round_trip_millis, windows)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String STEP =
            "insert into call_steps (call_id, position, at, what, why) values (?, ?, ?, ?, ?)";
    private static final String NUMBER = "insert into call_numbers (number) values (?) on conflict (number) do nothing";

    private final PreparedStatement calls;
    private final PreparedStatement legs;
    private final PreparedStatement steps;
    private final PreparedStatement numbers;

    CallInsert(Connection connection) throws SQLException {
        calls = connection.prepareStatement(CALL);
        legs = connection.prepareStatement(LEG);
        steps = connection.prepareStatement(STEP);
        numbers = connection.prepareStatement(NUMBER);
    }

    void add(CallRecord call) throws SQLException {
        Sql.bind(
                calls,
                call.id().value(),
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
                call.directoryVersion());
        if (calls.executeUpdate() == 1) {
            addLegs(call);
            addSteps(call);
            addNumber(call.caller());
            addNumber(call.called());
        }
    }

    private void addLegs(CallRecord call) throws SQLException {
        int position = 0;
        for (LegRecord leg : call.legs()) {
            Hearing from = leg.media().fromPeer();
            Hearing to = leg.media().toPeer();
            Sql.bind(
                    legs,
                    call.id().value(),
                    position++,
                    leg.name(),
                    leg.sipCallId(),
                    leg.peer(),
                    leg.startedAt(),
                    leg.answeredAt(),
                    leg.endedAt(),
                    leg.status(),
                    leg.reason(),
                    leg.codec(),
                    leg.media().packetsReceived(),
                    leg.media().packetsSent(),
                    leg.media().packetsLost(),
                    leg.media().packetsRefused(),
                    leg.media().jitterMillis(),
                    from.score(),
                    from.worstScore(),
                    from.lossPercent(),
                    from.latePercent(),
                    from.jitterMillis(),
                    from.delayMillis(),
                    to.score(),
                    to.worstScore(),
                    to.lossPercent(),
                    to.latePercent(),
                    to.jitterMillis(),
                    to.delayMillis(),
                    leg.media().roundTripMillis(),
                    Windows.text(leg.media().windows()));
            legs.executeUpdate();
        }
    }

    private void addSteps(CallRecord call) throws SQLException {
        int position = 0;
        for (Step step : call.steps()) {
            Sql.bind(steps, call.id().value(), position++, step.at(), step.what(), step.why());
            steps.executeUpdate();
        }
    }

    private void addNumber(String number) throws SQLException {
        Sql.bind(numbers, number);
        numbers.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        try (calls;
                legs;
                steps;
                numbers) {
            // the statements close in turn, whichever of them fails
        }
    }
}
