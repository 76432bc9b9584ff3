package uz.karnay.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.store.journal.JournalReader;
import uz.karnay.store.journal.Position;

/**
 * Moves ended calls from the journal into their tables. How far it came is stored in the same transaction, so a crash
 * in between repeats or forgets nothing.
 */
final class CallMover implements WriteBehind.Chore {

    private final Database database;
    private final Path folder;
    private final JournalReader reader;
    private final Supplier<Position> end;
    private volatile Position moved;

    /** @param end up to where the journal is written */
    CallMover(Database database, Path folder, Position moved, Supplier<Position> end) {
        this.database = database;
        this.folder = folder;
        this.moved = moved;
        this.end = end;
        this.reader = new JournalReader(folder, end);
    }

    /** Up to where the database has the journal. Blocking. */
    static Position moved(Database database) {
        return database.read(
                "read how far the journal was moved",
                connection -> Sql.first(
                                connection,
                                "select segment, at from journal_position",
                                row -> new Position(row.number("segment"), row.number("at")))
                        .orElse(new Position(0, 0)));
    }

    @Override
    public boolean isDue() {
        return moved.compareTo(end.get()) < 0;
    }

    @Override
    public boolean run() {
        try {
            JournalReader.Batch batch = reader.read(moved);
            database.write("store call records", connection -> store(connection, batch));
            if (batch.next().segment() > moved.segment()) {
                reader.deleteBefore(batch.next());
            }
            moved = batch.next();
            return true;
        } catch (IOException e) {
            throw new StoreException("Cannot read the journal in " + folder + " (" + e + "). Check the disk.", e);
        }
    }

    private static int store(Connection connection, JournalReader.Batch batch) throws SQLException {
        add(connection, batch.calls());
        return Sql.update(
                connection,
                "update journal_position set segment = ?, at = ?",
                batch.next().segment(),
                batch.next().at());
    }

    private static void add(Connection connection, List<CallRecord> calls) throws SQLException {
        if (!calls.isEmpty()) {
            try (var insert = new CallInsert(connection)) {
                for (CallRecord call : calls) {
                    insert.add(call);
                }
            }
        }
    }
}
