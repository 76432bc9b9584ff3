package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.voicemail.Folder;
import uz.karnay.pbx.voicemail.MessageId;
import uz.karnay.pbx.voicemail.MessageStore;
import uz.karnay.pbx.voicemail.VoiceMessage;

/**
 * Which messages lie in the mailboxes, written behind: of several saves of a message only the last one reaches the
 * database. What waits is bounded by what the mailboxes take.
 */
final class MessagesBehind implements MessageStore, WriteBehind.Chore {

    private static final String PUT = """
            insert into voicemail_messages
              (id, mailbox, caller_number, caller_name, received_at, length, folder, mail_due)
              values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set folder = excluded.folder, mail_due = excluded.mail_due
            """;

    private final Database database;
    private final Runnable wake;
    private final Latest<MessageId, Optional<VoiceMessage>> waiting = new Latest<>();

    /** @param wake called after a save, on its thread; never blocks */
    MessagesBehind(Database database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    @Override
    public void save(VoiceMessage message) {
        waiting.put(message.id(), Optional.of(message));
        wake.run();
    }

    @Override
    public void remove(MessageId message) {
        waiting.put(message, Optional.empty());
        wake.run();
    }

    @Override
    public boolean isDue() {
        return !waiting.isEmpty();
    }

    @Override
    public boolean run() {
        waiting.write(batch -> database.write("store voicemail", connection -> write(connection, batch)));
        return false;
    }

    private static int write(Connection connection, Map<MessageId, Optional<VoiceMessage>> batch) throws SQLException {
        for (var entry : batch.entrySet()) {
            if (entry.getValue().isPresent()) {
                put(connection, entry.getValue().get());
            } else {
                Sql.update(
                        connection,
                        "delete from voicemail_messages where id = ?",
                        entry.getKey().value());
            }
        }
        return batch.size();
    }

    private static void put(Connection connection, VoiceMessage message) throws SQLException {
        Sql.update(
                connection,
                PUT,
                message.id().value(),
                message.mailbox().value(),
                message.from().number(),
                message.from().name(),
                message.receivedAt(),
                message.length(),
                message.folder(),
                message.mailDue());
    }

    @Override
    public List<VoiceMessage> load() {
        return database.read(
                "read the mailboxes",
                c -> Sql.list(c, "select * from voicemail_messages order by received_at", MessagesBehind::read));
    }

    private static VoiceMessage read(Row row) throws SQLException {
        return new VoiceMessage(
                new MessageId(row.uuid("id")),
                new ExtensionId(row.uuid("mailbox")),
                new CallerId(row.text("caller_number"), row.text("caller_name")),
                row.instant("received_at"),
                Duration.ofMillis(row.number("length")),
                row.constant(Folder.class, "folder"),
                row.flag("mail_due"));
    }
}
