package uz.karnay.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.recording.RecordingEntry;
import uz.karnay.pbx.recording.RecordingIndex;

/** Which recordings there are, in their table. Blocking, any thread. */
final class SqlRecordings implements RecordingIndex {

    private static final int MAX_RUNNING = 10_000;

    private final Database database;

    SqlRecordings(Database database) {
        this.database = database;
    }

    @Override
    public void put(RecordingEntry entry) {
        database.write(
                "note the recording of call " + entry.call(),
                c -> Sql.update(
                        c,
                        """
                insert into recordings
                  (call_id, file, state, started_at, length, bytes, percent, gaps, archived_at)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (call_id) do update set file = excluded.file, state = excluded.state,
                  started_at = excluded.started_at, length = excluded.length, bytes = excluded.bytes,
                  percent = excluded.percent, gaps = excluded.gaps,
                  archived_at = excluded.archived_at
                """,
                        entry.call().value(),
                        entry.file(),
                        entry.state(),
                        entry.startedAt(),
                        entry.length(),
                        entry.bytes(),
                        entry.percent(),
                        entry.gaps(),
                        entry.archivedAt()));
    }

    @Override
    public Optional<RecordingEntry> byCall(CallId call) {
        return database.read(
                "read a recording",
                c -> Sql.first(c, "select * from recordings where call_id = ?", SqlRecordings::entry, call.value()));
    }

    @Override
    public List<RecordingEntry> list(Instant before, int limit) {
        return database.read(
                "read the recordings",
                c -> Sql.list(
                        c,
                        "select * from recordings where started_at < ? order by started_at desc, call_id desc limit ?",
                        SqlRecordings::entry,
                        before,
                        limit));
    }

    @Override
    public List<RecordingEntry> running() {
        return database.read(
                "read the recordings under way",
                c -> Sql.list(
                        c,
                        "select * from recordings where state = 'RUNNING' limit ?",
                        SqlRecordings::entry,
                        MAX_RUNNING));
    }

    @Override
    public List<RecordingEntry> unarchived(int limit) {
        return database.read(
                "read the recordings that are not archived",
                c -> Sql.list(
                        c,
                        "select * from recordings where archived_at is null and state <> 'RUNNING'"
                                + " order by started_at limit ?",
                        SqlRecordings::entry,
                        limit));
    }

    @Override
    public void remove(CallId call) {
        database.write(
                "forget a recording", c -> Sql.update(c, "delete from recordings where call_id = ?", call.value()));
    }

    private static RecordingEntry entry(Row row) throws SQLException {
        return new RecordingEntry(
                new CallId(row.uuid("call_id")),
                row.text("file"),
                row.constant(RecordingEntry.State.class, "state"),
                row.instant("started_at"),
                Duration.ofMillis(row.number("length")),
                row.number("bytes"),
                row.real("percent"),
                row.text("gaps"),
                row.instantOrNull("archived_at"));
    }
}
