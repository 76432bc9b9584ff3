package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one kind of thing in the directory, in its table or tables.
 *
 * @param <I> names a row
 * @param <R> the row
 */
interface DirectoryRows<I, R> {

    /** What a person calls such a thing: {@code extension}. */
    String kind(R row);

    /** What a person calls this one: its number or name. */
    String label(R row);

    List<R> list(Connection connection) throws SQLException;

    Optional<R> find(Connection connection, I id) throws SQLException;

    void insert(Connection connection, R row) throws SQLException;

    void delete(Connection connection, I id) throws SQLException;
}
