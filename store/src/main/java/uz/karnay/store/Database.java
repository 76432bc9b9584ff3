package uz.karnay.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The connections to the embedded database: one that writes, taken in turns, and up to four that read beside it, as
 * SQLite in WAL mode allows. Any thread that may block.
 */
final class Database implements AutoCloseable {

    /** What is done on a connection; a failure undoes all of it. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 1_000;

    /** Of 4 kB, after which the log is copied into the file: seldom enough that a page is copied once for many calls. */
    private static final String WAL_PAGES = "4000";

    private final Path file;
    private final SQLiteDataSource source;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Semaphore reading = new Semaphore(READERS, true);
    private final ConcurrentLinkedDeque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
    private @Nullable Connection writer;

    Database(Path file) {
        this.file = file;
        source = new SQLiteDataSource(settings());
        source.setUrl("jdbc:sqlite:" + file);
    }

    /** FULL: a commit is on disk when it returns, so that what it took over from the journal may be deleted there. */
    private static SQLiteConfig settings() {
        var settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        settings.enforceForeignKeys(true);
        settings.setBusyTimeout(BUSY_MILLIS);
        settings.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, WAL_PAGES);
        settings.setGetGeneratedKeys(false); // nobody asks for them, and each insert paid a query for them
        return settings;
    }

    Path file() {
        return file;
    }

    /** For the migrations, which open connections of their own. */
    SQLiteDataSource source() {
        return source;
    }

    /**
     * All of the work in one transaction, or nothing of it.
     *
     * @param what completes the sentence "Cannot …", for when it fails
     */
    <T extends @Nullable Object> T write(String what, Work<T> work) {
        writing.lock();
        try {
            return transaction(work);
        } catch (SQLException e) {
            forgetWriter();
            throw DatabaseTrouble.of(what, file, e);
        } finally {
            writing.unlock();
        }
    }

    private <T extends @Nullable Object> T transaction(Work<T> work) throws SQLException {
        Connection connection = writer();
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            undo(connection, e);
            throw e;
        }
    }

    /** SQLite undoes everything itself when the disk is full, and complains when it is asked to do so once more. */
    private static void undo(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException late) {
            why.addSuppressed(late);
        }
    }

    private Connection writer() throws SQLException {
        Connection connection = writer;
        if (connection == null) {
            connection = source.getConnection();
            connection.setAutoCommit(false);
            writer = connection;
        }
        return connection;
    }

    /** A connection that failed may be past use; the next turn opens a new one. */
    private void forgetWriter() {
        Connection failed = writer;
        writer = null;
        if (failed != null) {
            closeQuietly(failed);
        }
    }

    /**
     * Reads what was last committed, beside whoever writes.
     *
     * @param what completes the sentence "Cannot …", for when it fails
     */
    <T extends @Nullable Object> T read(String what, Work<T> work) {
        reading.acquireUninterruptibly();
        try {
            return onReader(work);
        } catch (SQLException e) {
            throw DatabaseTrouble.of(what, file, e);
        } finally {
            reading.release();
        }
    }

    private <T extends @Nullable Object> T onReader(Work<T> work) throws SQLException {
        Connection idle = idleReaders.poll();
        Connection connection = idle == null ? source.getConnection() : idle;
        boolean done = false;
        try {
            T result = work.on(connection);
            done = true;
            return result;
        } finally {
            if (done) {
                idleReaders.push(connection);
            } else {
                closeQuietly(connection);
            }
        }
    }

    /** After a failure already being reported, or at the end, when nothing hangs on it any more. */
    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("closing a connection failed", e);
        }
    }

    @Override
    public void close() {
        reading.acquireUninterruptibly(READERS);
        idleReaders.forEach(Database::closeQuietly);
        idleReaders.clear();
        writing.lock();
        try {
            forgetWriter();
        } finally {
            writing.unlock();
        }
    }
}
